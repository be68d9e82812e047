import { list, shownName } from "../../describe/amounts";
import type { RuleFinding } from "../../findings/finding";
import { safeFix } from "../../fixes/fix";
import { withPart } from "../../flow/edit-note";
import type { Action, Flow, Trigger } from "../../flow/flow";
import { type Note, noteWords, readNote } from "../../flow/read-note";
import { keyOf } from "../../syntax/json-node";
import { nearestName } from "../../syntax/nearest-name";
import type { Rule } from "../rule";

export const noteNotUnderstood: Rule = {
  id: "note-not-understood",
  group: "settings",
  title: "Note that cannot be understood",
  severity: "information",
  sources: [],
  check: ({ flow, ruleIds }) =>
    noted(flow).flatMap((owner) => {
      const note = readNote(owner.note);
      // What stands in a note several times is told once.
      const faults = new Map([...faultsIn(note, ruleIds), ...misplaced(note, owner)].map((it) => [it.word, it]));
      return [...faults.values()].map((fault) => findingOf(fault, owner));
    }),
};

/** The trigger and the actions that have a note. */
function noted({ trigger, allActions }: Flow): readonly (Action | Trigger)[] {
  const actions = allActions.filter(({ note }) => note !== null);
  return trigger !== null && trigger.note !== null ? [trigger, ...actions] : actions;
}

/** A part of a note that counts for nothing, and why. */
interface Fault {
  readonly word: string;
  readonly what: string;
  /** The part as it is written, and as it was probably meant. */
  readonly meant: { readonly word: string; readonly part: string; readonly instead: string } | null;
}

function findingOf({ word, what, meant }: Fault, { node, name, note }: Action | Trigger): RuleFinding {
  return {
    message: `The note of ${shownName(name)} ${what}`,
    because: "What cannot be understood counts for nothing, so the figures are others than the note means.",
    remedy: `A note says ${list(noteWords.map((it) => `"${examples[it]}"`))}.`,
    at: keyOf(node),
    confidence: "certain",
    subject: `${name} ${word}`,
    ...(meant && {
      fixes: () => [
        safeFix(`Write "${meant.word}" in the note`, {
          kind: "set",
          in: node,
          path: ["description"],
          value: withPart(note ?? "", meant.part, meant.instead),
        }),
      ],
    }),
  };
}

const examples: Readonly<Record<string, string>> = {
  items: "items=20",
  passes: "passes=3",
  "runs-per-day": "runs-per-day=40",
  branch: "branch=else",
  ignore: "ignore premium-connector -- reason",
};

function faultsIn({ notUnderstood, ignore }: Note, ruleIds: readonly string[]): Fault[] {
  const unread = notUnderstood.map((part): Fault => {
    const word = /^[a-z-]{1,30}(?=$|[\s=:])/i.exec(part)?.[0] ?? null;
    if (word === null) return { word: "", what: "has a part that cannot be understood", meant: null };
    const near = nearestName(word, noteWords);
    if (near === null) return { word, what: `says "${word}", which means nothing here`, meant: null };
    const instead = near + part.slice(word.length).replace(/^\s*:\s*/, "=");
    const isRight = readNote(`flow-license: ${instead}`).notUnderstood.length === 0;
    if (isRight && near !== word) {
      return { word, what: `says "${word}"; did you mean "${near}"?`, meant: { word: near, part, instead } };
    }
    return { word, what: `says "${near}" without what belongs to it: "${examples[near]}"`, meant: null };
  });
  const unknown = ignore.flatMap(({ rule, part }): Fault[] => {
    if (ruleIds.includes(rule)) return [];
    const near = nearestName(rule, ruleIds);
    const what = `leaves out "${rule}", and no rule has that name`;
    if (near === null) return [{ word: rule, what, meant: null }];
    const instead = part.replace(new RegExp(rule, "i"), near);
    return [{ word: rule, what: `${what}; did you mean "${near}"?`, meant: { word: near, part, instead } }];
  });
  return [...unread, ...unknown];
}

/** What is said of something that it does not fit. */
function misplaced({ items, passes, runsPerDay, branch }: Note, owner: Action | Trigger): Fault[] {
  const kind = "kind" in owner ? owner.kind : "trigger";
  const said: readonly [string, unknown, boolean, string][] = [
    ["items", items, kind === "applyToEach", "an Apply to each"],
    ["passes", passes, kind === "doUntil", "a Do until"],
    ["runs-per-day", runsPerDay, kind === "trigger", "the trigger"],
    ["branch", branch, kind === "condition" || kind === "switch", "a Condition or a Switch"],
  ];
  return said.flatMap(([word, value, fits, belongs]) =>
    value === null || fits ? [] : [{ word, what: `says "${word}", which is said of ${belongs}`, meant: null }],
  );
}
