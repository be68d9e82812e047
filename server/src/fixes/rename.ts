import { amount, number, shownName } from "../describe/amounts";
import type { FlowFacts } from "../facts/flow-facts";
import type { Mention, NamedThing } from "../facts/uses/mentions";
import type { Fix } from "../findings/finding";
import { isPlainText } from "../flow/expression/parse-expression";
import { serviceLimit } from "../reference/limits";

/** Why something cannot be renamed, or not so, in a sentence. */
export interface Refusal {
  readonly refusal: string;
}

/** Null where a thing can be renamed. */
export function neverRenamed({ kind }: NamedThing): Refusal | null {
  if (kind === "parameter") return { refusal: "A parameter is renamed where its value is set, not in the flow alone." };
  if (kind === "flow") return { refusal: "The name of the flow is not in its definition." };
  return null;
}

/** Gives a thing another name at each of its mentions. */
export function rename(
  thing: NamedThing,
  newName: string,
  mentions: readonly Mention[],
  facts: Pick<FlowFacts, "kind" | "settings">,
): Fix | Refusal {
  const name = nameFor(thing, newName);
  const refused = neverRenamed(thing) ?? refusedName(thing, name, mentions, facts);
  if (refused) return refused;
  const changes = mentions.flatMap(({ of, place, spelled }) => {
    if (of !== thing || spelled === null) return [];
    return [{ at: place, text: spelled === "quoted" ? name.replaceAll("'", "''") : name }];
  });
  const title = `Rename ${shownName(thing.name)} to ${shownName(name)}`;
  return { title, safe: true, choice: true, edits: [{ kind: "respell", changes }], settings: [] };
}

/** The designer shows the underscores of steps as blanks, and writes blanks as underscores. Variables keep theirs. */
function nameFor({ kind }: NamedThing, typed: string): string {
  return kind === "variable" ? typed : typed.trim().replaceAll(" ", "_");
}

function refusedName(
  thing: NamedThing,
  name: string,
  mentions: readonly Mention[],
  facts: Pick<FlowFacts, "kind" | "settings">,
): Refusal | null {
  if (name.trim() === "") return { refusal: "A name is missing." };
  const isVariable = thing.kind === "variable";
  if (isVariable && !isPlainText(name)) return { refusal: "An @ would make an expression of the variable's name." };
  const limit = serviceLimit("name-length", null, facts.settings.edition).value;
  if (!isVariable && facts.kind !== "logic-app" && name.length > limit && name !== thing.name) {
    const refusal = `The name has ${amount(name.length, "character")}; Power Automate allows ${number(limit)}.`;
    return { refusal };
  }
  const isOther = (other: string): boolean => other.toLowerCase() === name.toLowerCase();
  if (isVariable) {
    const inUse = mentions.some(({ of }) => of.kind === "variable" && of !== thing && isOther(of.name));
    return inUse ? { refusal: `There is a variable ${name} already.` } : null;
  }
  const steps = mentions.filter(({ of, role }) => role === "definition" && of !== thing && isStep(of));
  const inUse = steps.find(({ of }) => isOther(of.name));
  if (inUse) return { refusal: `The name ${shownName(name)} is in use in this flow.` };
  return null;
}

function isStep({ kind }: NamedThing): boolean {
  return kind === "action" || kind === "trigger";
}
