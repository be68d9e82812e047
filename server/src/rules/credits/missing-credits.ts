import { shownName } from "../../describe/amounts";
import { describeAssumptions } from "../../describe/describe-assumptions";
import { describeCreditSupply, lackingCredits } from "../../describe/describe-credit-supply";
import { loopsThatCount } from "../../describe/describe-requests";
import { plainText } from "../../describe/markup";
import type { Assumption } from "../../facts/assumption";
import { hasOnlyEndedCredits } from "../../facts/credits/credit-supply";
import type { FlowFacts } from "../../facts/flow-facts";
import { timesPerRun } from "../../facts/requests/part-cost";
import type { LoopSymbol } from "../../facts/requests/symbols";
import type { Flow } from "../../flow/flow";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const missingCredits: Rule = {
  id: "missing-credits",
  group: "credits",
  title: "Credits declared do not last for a month",
  severity: "warning",
  sources: ["aibcred", "aibend"],
  check: ({ facts, flow }) => {
    const { credits, creditOperations } = facts;
    if (!credits?.supply?.missing || hasOnlyEndedCredits(credits.supply)) return [];
    const node = creditOperations[0]?.at ?? flow.trigger?.node ?? flow.definition;
    const assumptions = [...credits.assumptions, ...assumedOfRuns(facts, flow)];
    return [
      {
        message: `The credits declared do not last for a month of this flow: ${lackingCredits(credits.supply.missing)} are missing`,
        because: `${describeCreditSupply(facts)} ${describeAssumptions(assumptions, plainText)}`.trim(),
        remedy: "Hold more credits, let the flow run less often, or let its AI actions read less.",
        at: keyOf(node),
        confidence: assumptions.length > 0 ? "assumed" : "likely",
        subject: "credits",
      },
    ];
  },
};

function assumedOfRuns(facts: FlowFacts, flow: Flow): Assumption[] {
  const { runsPerDay } = facts;
  const assumed: Assumption[] = [];
  if (runsPerDay?.from === "default" && runsPerDay.value !== null) {
    assumed.push({ what: "runs a day", value: runsPerDay.value, setting: "estimates.runsPerDay" });
  }
  const loop = loopsOfCredits(facts, flow).find(({ from }) => from === "default");
  if (loop)
    assumed.push({ what: `passes of ${shownName(loop.action)}`, value: loop.value, setting: "estimates.loops" });
  return assumed;
}

/** Each action of an agent flow draws credits, of any other those that use AI, or that call a flow which may. */
function loopsOfCredits(facts: FlowFacts, flow: Flow): readonly LoopSymbol[] {
  if (facts.kind === "agent-flow") return loopsThatCount(facts).map(({ loop }) => loop);
  const drawing = new Set(facts.creditOperations.map(({ at }) => at));
  return flow.allActions
    .filter(({ node, kind }) => drawing.has(node) || kind === "childFlow")
    .flatMap((action) => timesPerRun(action, facts).loops);
}
