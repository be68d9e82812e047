import { amount, number, shownName } from "../../describe/amounts";
import { countedIn } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { runEachTime } from "../../facts/requests/executed-actions";
import { timesPerRun } from "../../facts/requests/part-cost";
import { exact } from "../../facts/requests/per-run";
import { rowOperationOf } from "../../facts/row-operation";
import type { FlowUses } from "../../facts/uses/flow-uses";
import { mayBeSkipped } from "../../facts/uses/may-be-skipped";
import { type Action, type ApplyToEachAction, isInside } from "../../flow/flow";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { restingOn } from "./figures";

export const unchangedInLoop: Rule = {
  id: "unchanged-in-loop",
  group: "requests",
  title: "Action that does the same in each pass of a loop",
  severity: "information",
  sources: ["faq#what-counts-as-power-platform-request", "faq#best-practices-for-design"],
  check: ({ facts, flow, uses }) => {
    if (!paysPerAction(facts.kind)) return [];
    return flow.byKind.applyToEach.flatMap((loop) => {
      const symbol = facts.loops.get(loop);
      if (symbol === undefined || symbol.value < 2) return [];
      const unchanged = runEachTime(loop.list).filter((action) => isUnchanged(action, loop, uses));
      if (unchanged.length === 0) return [];
      const { times, loops } = timesPerRun(loop, facts);
      const total = times === null ? null : exact(symbol.value * times);
      if (times === null || total === null) return [];
      return unchanged.map((action) => ({
        message: `${shownName(action.name)} does the same in each pass of ${shownName(loop.name)}: ${mayBeSkipped(action, flow) ? "up to " : ""}${amount(total, countedIn(facts))} a run, where ${number(times)} before the loop would do`,
        ...restingOn([...loops, symbol], "An action inside of a loop costs a request for each item."),
        remedy: `Move ${shownName(action.name)} before the loop; what reads it need not change.`,
        at: keyOf(action.node),
        subject: action.name,
      }));
    });
  },
};

/** It only reads, and nothing that it reads by changes with the item or in the loop. */
function isUnchanged(action: Action, loop: ApplyToEachAction, uses: FlowUses): boolean {
  const onlyGives = dataTypes.has(action.lowerType);
  if (!onlyGives && rowOperationOf(action)?.does !== "read") return false;
  // What nothing reads is told by another rule.
  if (onlyGives && uses.readersOf(action).length === 0) return false;
  const { item, loops, variables, actions, unclear, changing } = uses.of(action);
  if (uses.watched.has(action) || unclear || changing || item || loops.has(loop)) return false;
  const changed = uses.writes.changedIn(loop);
  for (const name of variables) if (changed.has(name)) return false;
  for (const read of actions) if (isInside(read, loop)) return false;
  // What is read from outside may be what the loop changes.
  return onlyGives || !holdsChange(loop);
}

const dataTypes: ReadonlySet<string> = new Set(["compose", "join", "parsejson", "query", "select", "table"]);

function holdsChange({ lists }: Action): boolean {
  return lists.some(({ actions }) => actions.some((inside) => mayChange(inside) || holdsChange(inside)));
}

function mayChange(action: Action): boolean {
  if (action.kind === "connector") return rowOperationOf(action)?.does !== "read";
  return action.kind === "http" || action.kind === "childFlow" || action.kind === "unknown";
}
