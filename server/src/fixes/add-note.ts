import type { FlowFacts } from "../facts/flow-facts";
import type { StructuralEdit } from "../findings/finding";
import { withNote } from "../flow/edit-note";
import { serviceLimit } from "../reference/limits";
import { type JsonNode, textAt } from "../syntax/json-node";

/**
 * Puts a note for the linter ("items=20", without `flow-license:`) into the description of an action or a trigger; null
 * where the description would grow too long, so that the settings file has to say it.
 */
export function addNote(
  node: JsonNode,
  note: string,
  { settings }: Pick<FlowFacts, "settings">,
): StructuralEdit | null {
  const value = withNote(textAt(node, "description"), note);
  const longest = serviceLimit("description-length", null, settings.edition).value;
  return value.length > longest ? null : { kind: "set", in: node, path: ["description"], value, after: "type" };
}
