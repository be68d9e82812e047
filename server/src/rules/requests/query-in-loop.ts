import { amount, shownName } from "../../describe/amounts";
import { countedIn } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { timesPerRun } from "../../facts/requests/part-cost";
import { rowOperationOf } from "../../facts/row-operation";
import type { FlowUses } from "../../facts/uses/flow-uses";
import { mayBeSkipped } from "../../facts/uses/may-be-skipped";
import { type Action, innermostLoop } from "../../flow/flow";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { restingOn } from "./figures";

export const queryInLoop: Rule = {
  id: "query-in-loop",
  group: "requests",
  title: "Rows read one by one for the rows of another list",
  severity: "hint",
  sources: ["throt26", "antipat"],
  check: ({ facts, flow, uses }) => {
    if (!paysPerAction(facts.kind)) return [];
    return flow.byKind.connector.flatMap((action) => {
      const list = rowsAround(action, uses);
      if (list === null) return [];
      const { times, loops } = timesPerRun(action, facts);
      if (times === null || times < 2) return [];
      const upTo = mayBeSkipped(action, flow) ? "up to " : "";
      const rest = restingOn(
        loops,
        `Where the tables are related, Expand Query in ${shownName(list.name)} brings their rows along.`,
      );
      return [
        {
          message: `${shownName(action.name)} asks for rows of each row of ${shownName(list.name)}: ${upTo}${amount(times, countedIn(facts))} a run`,
          because: rest.because,
          remedy: `Bring related rows along with Expand Query, or read all of them once and pick with Filter array.`,
          at: keyOf(action.node),
          confidence: rest.confidence === "certain" ? ("likely" as const) : rest.confidence,
          subject: action.name,
          related: [{ message: "The rows", at: keyOf(list.node) }],
        },
      ];
    });
  },
};

/** The list whose rows the innermost loop goes through, where it could bring what the action reads by the row. */
function rowsAround(action: Action, uses: FlowUses): Action | null {
  const operation = rowOperationOf(action);
  const loop = innermostLoop(action);
  if (operation?.does !== "read" || operation.table === undefined || loop?.kind !== "applyToEach") return null;
  const { item, loops } = uses.of(action);
  if (!item && !loops.has(loop)) return null;
  const [list, ...others] = uses.of(loop).actions;
  const listed = list && rowOperationOf(list);
  const brings = listed?.expandParameter !== undefined && listed.connector === operation.connector;
  return list && others.length === 0 && brings ? list : null;
}
