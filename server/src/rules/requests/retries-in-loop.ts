import { listIn } from "../../../../shared/list-in";
import { amount, number, shownName } from "../../describe/amounts";
import { countedIn } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { timesPerRun } from "../../facts/requests/part-cost";
import { exact } from "../../facts/requests/per-run";
import { planRetries } from "../../facts/requests/retries";
import { type Action, enclosingLoops, type LoopAction } from "../../flow/flow";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { restingOn } from "./figures";

export const retriesInLoop: Rule = {
  id: "retries-in-loop",
  group: "requests",
  title: "Many retries in a loop",
  severity: "hint",
  sources: ["faq#what-counts-as-power-platform-request", "throt26"],
  check: ({ facts, flow }) => {
    if (!paysPerAction(facts.kind)) return [];
    const usual = serviceLimit("retries-default", facts.profile, facts.settings.edition).value;
    const bar = serviceLimit("warning-retries-in-loop", facts.profile, facts.settings.edition).value;
    const byLoop = new Map<LoopAction, [Action, number][]>();
    for (const action of flow.allActions) {
      const retries = planRetries(action);
      const [loop] = enclosingLoops(action);
      if (loop === undefined || typeof retries !== "number" || retries <= bar) continue;
      listIn(byLoop, loop).push([action, retries]);
    }
    return [...byLoop].flatMap(([loop, retrying]) => {
      const [first] = retrying as [[Action, number], ...[Action, number][]];
      const { times, loops } = timesPerRun(first[0], facts);
      const inEach = retrying.reduce((sum, [, retries]) => sum + retries, 0);
      const most = times === null ? null : exact(inEach * times);
      if (times === null || most === null) return [];
      const unset = usual * retrying.length * times;
      return [
        {
          message: `When calls in ${shownName(loop.name)} fail, they are repeated up to ${amount(most, "time")} a run; without a policy of their own, ${number(unset)}`,
          ...restingOn(
            loops,
            `Each retry is ${countedIn(facts) === "request" ? "a request" : "an action"}, and the passes of the loop multiply it.`,
          ),
          remedy: "Leave the retry policy at its default, or at as few retries as the service needs.",
          at: keyOf(loop.node),
          subject: loop.name,
          related: retrying.map(([{ node }, retries]) => ({
            message: `Up to ${amount(retries, "retry", "retries")}`,
            at: keyOf(node),
          })),
        },
      ];
    });
  },
};
