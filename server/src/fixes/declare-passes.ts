import { amount, shownName } from "../describe/amounts";
import type { FlowFacts } from "../facts/flow-facts";
import type { Fix } from "../findings/finding";
import type { LoopAction } from "../flow/flow";
import { addNote } from "./add-note";
import { matchOf, statedInNote, statedInSettings } from "./fix";

/** Says how often a loop passes: in its note where that has room, or in the settings. */
export function declarePasses(loop: LoopAction, passes: number, facts: FlowFacts): Fix[] {
  const noun = loop.kind === "applyToEach" ? "items" : "passes";
  const count = noun === "items" ? amount(passes, "item") : amount(passes, "pass", "passes");
  const what = `Say that ${shownName(loop.name)} has ${count}`;
  return [
    ...statedInNote(`${what}, in its note`, addNote(loop.node, `${noun}=${passes}`, facts)),
    statedInSettings(`${what}, in the settings`, {
      kind: "setForFlow",
      match: matchOf(facts.identity),
      path: ["estimates", "loops", loop.name],
      value: passes,
    }),
  ];
}
