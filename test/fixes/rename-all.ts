import { expect } from "vitest";
import { mentionsIn, type NamedThing } from "../../server/src/facts/uses/mentions";
import type { StructuralEdit } from "../../server/src/findings/finding";
import { textEdits } from "../../server/src/findings/text-edits";
import { rename } from "../../server/src/fixes/rename";
import { findFlows } from "../../server/src/flow/export-shapes";
import { readFlow } from "../../server/src/flow/read-flow";
import { isPlainAction } from "../../server/src/reference/operations";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import type { TextSpan } from "../../server/src/syntax/json-tree";
import { readJson } from "../../server/src/syntax/read-json";
import { applyEdits } from "../../server/src/syntax/text-edit";
import { someFlow, today } from "../settings/layers";

/** A flow of a text with everything that names something in it. */
export function flowsIn(text: string) {
  return findFlows(readJson(text)).flows.map(({ source, tree, isLogicApp }) => {
    const flow = readFlow(source, () => null, isPlainAction);
    return { flow, tree, mentions: mentionsIn(flow), isLogicApp };
  });
}

export type NamingFlow = ReturnType<typeof flowsIn>[number];

/** Things of a flow that have a name of their own; of what two things are called, nobody can tell who is meant. */
export function renamable({ mentions }: NamingFlow): NamedThing[] {
  const things = new Set(mentions.filter(({ role }) => role === "definition").map(({ of }) => of));
  const named = [...things].filter(({ kind }) => kind !== "parameter" && kind !== "flow");
  const group = ({ kind, name }: NamedThing) => `${kind === "variable"} ${name.toLowerCase()}`;
  const groups = named.map(group);
  return named.filter(
    (_, index) => groups.indexOf(groups[index] as string) === groups.lastIndexOf(groups[index] as string),
  );
}

/** The text after things were renamed, all at once; throws where that is refused. */
export function renamed(text: string, flow: NamingFlow, names: ReadonlyMap<NamedThing, string>): string {
  const edits = [...names].flatMap(([thing, name]): StructuralEdit[] => {
    const facts = { kind: flow.isLogicApp ? ("logic-app" as const) : ("cloud-flow" as const), settings };
    const fix = rename(thing, name, flow.mentions, facts);
    if ("refusal" in fix) throw new Error(`${thing.name} to ${name}: ${fix.refusal}`);
    return [...fix.edits];
  });
  const { written } = flow.tree;
  return applyEdits(text, textEdits(written, edits).map(written.inDocument));
}

/** Who is named where, in the order in which a flow is read, by the names that `nameOf` gives. */
export function namesOf({ mentions }: NamingFlow, nameOf: (thing: NamedThing) => string): string[] {
  return mentions.map(({ of, role, spelled }) => `${of.kind} ${nameOf(of)} ${role} ${spelled}`);
}

const settings = settingsForFlow([], someFlow, today);

/**
 * Renames all that can be renamed, and back: everything that was named still is, nothing else has changed, and back
 * again the text has the same bytes, but for names that differed in letter case from the thing they name.
 */
export function checkRenaming(text: string, label: string): { readonly things: number; readonly names: number } {
  let [things, names] = [0, 0];
  flowsIn(text).forEach((before, index) => {
    if (before.tree.problems.length > 0) return;
    const wanted = renamable(before);
    const fresh = new Map(wanted.map((thing, at) => [thing, `Fresh_${at}_"é's"`]));
    const there = renamed(text, before, fresh);
    const after = flowsIn(there)[index] as NamingFlow;
    const newName = (thing: NamedThing) => fresh.get(thing) ?? thing.name;
    expect(
      namesOf(after, ({ name }) => name),
      label,
    ).toEqual(namesOf(before, newName));
    const old = new Map([...fresh].map(([{ name }, freshName]) => [freshName, name]));
    const back = renamed(
      there,
      after,
      new Map(renamable(after).map((thing) => [thing, old.get(thing.name) as string])),
    );
    if (isSpelledAlike(before)) expect(back === text, label).toBe(true);
    else expect(back.toLowerCase() === text.toLowerCase(), label).toBe(true);
    things += wanted.length;
    names += before.mentions.length;
  });
  return { things, names };
}

/** Whether every name is written as the thing is called. */
function isSpelledAlike({ mentions, tree }: NamingFlow): boolean {
  const { text, spansOf } = tree.written;
  const spans = spansOf(mentions.map(({ place }) => place));
  return mentions.every(({ of, spelled }, index) => {
    const { offset, length } = spans[index] as TextSpan;
    const name = JSON.parse(`"${text.slice(offset, offset + length)}"`) as string;
    return spelled === null || (spelled === "quoted" ? name.replaceAll("''", "'") : name) === of.name;
  });
}
