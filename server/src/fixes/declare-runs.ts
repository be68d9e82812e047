import { amount } from "../describe/amounts";
import type { FlowFacts } from "../facts/flow-facts";
import type { Fix } from "../findings/finding";
import type { Trigger } from "../flow/flow";
import { addNote } from "./add-note";
import { matchOf, statedInNote, statedInSettings } from "./fix";

/** Says how often a flow runs: in the note of its trigger where that has room, or in the settings. */
export function declareRuns({ node }: Trigger, runs: number, facts: FlowFacts): Fix[] {
  const what = `Say that the flow runs ${amount(runs, "time")} a day`;
  return [
    ...statedInNote(`${what}, in the note of its trigger`, addNote(node, `runs-per-day=${runs}`, facts)),
    statedInSettings(`${what}, in the settings`, {
      kind: "setForFlow",
      match: matchOf(facts.identity),
      path: ["estimates", "runsPerDay"],
      value: runs,
    }),
  ];
}
