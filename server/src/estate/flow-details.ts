import type { FlowFacts } from "../facts/flow-facts";
import type { PremiumFeature, PremiumFeatureName } from "../facts/license/premium-features";
import type { RequestCount } from "../facts/requests/per-run";
import type { Flow } from "../flow/flow";
import { keyOf } from "../syntax/json-node";
import type { JsonTree } from "../syntax/json-tree";
import { ownCopy } from "../syntax/own-copy";
import { lineIndexOf } from "../syntax/source-range";

/** What the report on an estate says of a flow besides its license: what the license follows from, and where that stands. */
export interface FlowDetails {
  readonly trigger: NamedPlace | null;
  /** The first use of each connector or step that makes the flow premium; no more than a reader wants to see. */
  readonly premium: readonly PremiumUse[];
  /** How many there are in all. */
  readonly premiumCount: number;
  /** Child flows whose premium features the payer of this flow licenses. */
  readonly premiumChildren: readonly string[];
  /** Null for what uses no Power Platform requests. */
  readonly perRun: RequestCount | null;
  readonly perDay: RequestCount | null;
  /** Runs of a day, with how they come about; null where there is no trigger. */
  readonly runs: { readonly value: number | null; readonly isAssumed: boolean; readonly why: string } | null;
  /** Numbers of the steps of `server/data/decision-steps.json` that applied. */
  readonly steps: readonly number[];
}

export interface NamedPlace {
  readonly name: string;
  /** In the file, from 1. */
  readonly line: number;
}

export interface PremiumUse extends NamedPlace {
  readonly feature: PremiumFeatureName;
  /** The connector, or the title of the step. */
  readonly what: string;
  /** Actions and triggers that use it. */
  readonly uses: number;
  readonly isAssumed: boolean;
}

/** A flow with more of them is licensed no differently. */
const mostPremium = 12;

export function flowDetails(flow: Flow, facts: FlowFacts, spansOf: JsonTree["spansOf"], text: string): FlowDetails {
  const premium = facts.premium.slice(0, mostPremium);
  const { trigger } = flow;
  const nodes = [...(trigger ? [trigger.node] : []), ...premium.map(({ at }) => at)];
  const lines = lineIndexOf(text);
  const places = spansOf(nodes.map(keyOf)).map(({ offset }) => lines.positionOf(offset).line);
  const firstPremium = trigger ? 1 : 0;
  const isCounted = facts.kind === "cloud-flow";
  return {
    trigger: trigger && { name: ownCopy(trigger.name), line: places[0] ?? 1 },
    premium: premium.map((it, index) => ({
      name: ownCopy(nameOf(it)),
      line: places[firstPremium + index] ?? 1,
      feature: it.feature,
      what: ownCopy(it.what),
      uses: usesOf(it, facts),
      isAssumed: it.confidence === "assumed",
    })),
    premiumCount: facts.premium.length,
    premiumChildren: facts.premiumChildren.map(({ name }) => name),
    perRun: isCounted ? facts.requests.perRun : null,
    perDay: facts.requestsPerDay,
    runs: facts.runsPerDay && {
      value: facts.runsPerDay.value,
      isAssumed: facts.runsPerDay.from === "default",
      why: facts.runsPerDay.why,
    },
    steps: facts.license?.steps ?? [],
  };
}

/** The name that the trigger or action has in the text. */
function nameOf({ at }: PremiumFeature): string {
  return typeof at.key === "string" ? at.key : "";
}

function usesOf({ connectorId }: PremiumFeature, { connectors }: FlowFacts): number {
  const fact = connectors.find(({ id }) => id === connectorId);
  return fact === undefined ? 1 : fact.uses.length;
}
