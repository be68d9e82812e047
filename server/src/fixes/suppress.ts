import type { FlowFacts } from "../facts/flow-facts";
import type { Finding, Fix } from "../findings/finding";
import type { Flow } from "../flow/flow";
import { noteOwner } from "../flow/note-owner";
import { addNote } from "./add-note";
import { matchOf, statedInNote, statedInSettings } from "./fix";

/** Accepts a finding, in a note or in the settings, unless the settings forbid it. The day stands where the reason is to go. */
export function suppress(finding: Finding, flow: Flow, facts: FlowFacts): Fix[] {
  const { rule, at } = finding;
  const { settings, identity } = facts;
  if (settings.neverIgnore.includes(rule)) return [];
  const reason = `accepted on ${settings.asOf}`;
  const owner = noteOwner(at.node, flow);
  const note = owner && addNote(owner, `ignore ${rule} -- ${reason}`, facts);
  const entry = { rule, flow: matchOf(identity), at: at.node.pointer, reason };
  return [
    ...statedInNote(`Ignore ${rule} here, by a note`, note),
    statedInSettings(`Ignore ${rule} here, in the settings`, { kind: "append", list: "ignore", value: entry }),
  ];
}
