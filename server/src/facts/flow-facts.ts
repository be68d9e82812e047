import type { FlowSettings } from "../../../shared/settings";
import type { Flow } from "../flow/flow";
import type { FlowMetadata } from "../flow/flow-metadata";
import type { ExportShape } from "../flow/found-flow";
import type { PerformanceProfile } from "../reference/licenses";
import { type ActionCounts, countActions } from "./action-counts";
import { type ChildCall, childCalls } from "./child-calls";
import { type ConnectorFact, connectorsInUse } from "./connectors";
import { type CreditOperation, creditOperations } from "./credits/credit-operations";
import { type FlowCredits, flowCredits } from "./credits/flow-credits";
import { ownCredits } from "./credits/own-credits";
import type { FlowIdentity } from "./flow-identity";
import { type FlowKind, type FoundAs, flowKind } from "./flow-kind";
import type { OwnCost, OwnCredits } from "./flow-summary";
import type { LicenseQuestion } from "./license/license-question";
import { type PremiumFeature, premiumFeatures } from "./license/premium-features";
import { isPremium, type PremiumChild, premiumOfChildren } from "./license/premium-of-children";
import { effectiveProfile, type ProfileOrigin } from "./license/profile";
import { type RequiredLicenses, requiredLicenses } from "./license/required-licenses";
import { furtherCalls } from "./requests/further-calls";
import { ownCost, symbolsOfLoops } from "./requests/own-cost";
import {
  type Burst,
  burstOf,
  type ProfileLimit,
  profileLimits,
  type RequestsPerDay,
  requestsPerDay,
} from "./requests/per-day";
import { type RequestsPerRun, requestsPerRun } from "./requests/per-run";
import { type RunsPerDay, runsPerDay } from "./requests/runs-per-day";
import type { LoopSymbols } from "./requests/symbols";
import { withChildren } from "./requests/with-children";
import { specialOperations } from "./special-operation";
import type { Surroundings } from "./surroundings";
import { type TriggerFacts, triggerClass } from "./trigger-class";

/** Everything that rules, hovers and reports say about one flow, computed once. */
export interface FlowFacts {
  readonly identity: FlowIdentity;
  readonly shape: ExportShape;
  /** The text is no sound JSON, so that a part of the flow may be missing. */
  readonly isDamaged: boolean;
  readonly kind: FlowKind;
  readonly metadata: FlowMetadata;
  readonly settings: FlowSettings;
  readonly trigger: TriggerFacts | null;
  readonly actions: ActionCounts;
  readonly connectors: readonly ConnectorFact[];
  readonly premium: readonly PremiumFeature[];
  /** For agent flows, Logic Apps and fragments these are executed actions, not Power Platform requests. */
  readonly requests: RequestsPerRun;
  /** Null where there is no trigger. */
  readonly runsPerDay: RunsPerDay | null;
  /** Null where the runs are not known, and where no requests are used. */
  readonly requestsPerDay: RequestsPerDay | null;
  readonly profile: PerformanceProfile;
  readonly profileFrom: ProfileOrigin;
  readonly limits: readonly ProfileLimit[];
  /** What comes together within five minutes; null where no requests are used. */
  readonly burst: Burst | null;
  /** Null for Logic Apps and fragments, which Power Automate licenses do not govern. */
  readonly license: RequiredLicenses | null;
  /** What `license` answers; null where that is. */
  readonly licenseQuestion: LicenseQuestion | null;
  readonly creditOperations: readonly CreditOperation[];
  /** Null where no credits are used, as far as the inputs tell. */
  readonly credits: FlowCredits | null;
  readonly childFlows: readonly ChildCall[];
  /** What a run costs by itself, with the calls of child flows as symbols. */
  readonly cost: OwnCost;
  /** How often each loop passes in each of its executions. */
  readonly loops: LoopSymbols;
  /** What a run draws of credits by itself; null where it uses none and calls no other flow. */
  readonly ownCredits: OwnCredits | null;
  /** Called flows whose premium features are licensed by whoever pays for this flow. */
  readonly premiumChildren: readonly PremiumChild[];
}

/** What facts are worked out from. */
export interface FactQuestion {
  readonly identity: FlowIdentity;
  readonly found: FoundAs;
  /** The text is no sound JSON, so that a part of the flow may be missing. */
  readonly isDamaged: boolean;
  readonly flow: Flow;
  readonly metadata: FlowMetadata;
  readonly surroundings: Surroundings;
  readonly settings: FlowSettings;
}

export function flowFacts(question: FactQuestion): FlowFacts {
  const { identity, found, flow, metadata, surroundings, settings } = question;
  const kind = flowKind(found, flow, metadata);
  const special = specialOperations(flow);
  const connectors = connectorsInUse(flow, special, settings);
  // Premium is a notion of Power Automate; Logic Apps are paid by consumption.
  const premium =
    kind === "logic-app" ? [] : premiumFeatures(flow, connectors, special, settings.context.onPremisesGateway);
  const callers = identity.id === null ? [] : surroundings.callersOf(identity.id);
  const trigger = flow.trigger && triggerClass(flow, flow.trigger, callers);
  const operations = creditOperations(flow, special, settings);
  const cost = ownCost(flow, identity.file, settings);
  const loops = symbolsOfLoops(flow, cost);
  const credits = ownCredits(flow, kind, cost, operations, settings);
  const children = childCalls(flow, surroundings.childFlow);
  const usesRequests = kind === "cloud-flow";
  const gaps = gapsOf(children, question.isDamaged);
  const requests = withGaps(
    requestsPerRun(withChildren(cost, identity.id, surroundings.childFlow)),
    usesRequests ? [...gaps, ...furtherCalls(flow)] : gaps,
    question.isDamaged,
  );
  const runs = flow.trigger && trigger && runsPerDay(flow.trigger, trigger, kind, settings);
  const perDay = usesRequests ? requestsPerDay(requests.perRun, runs) : null;
  // During the transition period a child flow is licensed by its own owner.
  const premiumChildren = settings.period === "transition" ? [] : premiumOfChildren(cost.calls, surroundings.childFlow);
  const licenseQuestion = licenseQuestionOf(
    {
      kind,
      shape: found.shape,
      flow,
      connectors,
      premium,
      premiumChildren,
      usesAiBuilder: operations.some(({ paidIn }) => paidIn === "aiBuilder"),
      triggerOperation: (flow.trigger && special.get(flow.trigger.node)?.what) ?? null,
      usesApprovals: [...special.values()].some(({ what }) => what === "approval"),
      runsPerDay: runs,
      requestsPerDay: perDay,
      dayIsDeclared: runs?.from !== "default" && requests.variables.every(({ loop }) => loop.from !== "default"),
      metadata,
      settings,
    },
    trigger,
  );
  const license = licenseQuestion && requiredLicenses(licenseQuestion);
  const effective = effectiveProfile(flow, isPremium({ premium, premiumChildren }), license, metadata.evidence);
  return {
    identity,
    shape: found.shape,
    isDamaged: question.isDamaged,
    kind,
    metadata,
    settings,
    trigger,
    actions: countActions(flow),
    connectors,
    premium,
    requests,
    runsPerDay: runs,
    requestsPerDay: perDay,
    profile: effective.profile,
    profileFrom: effective.from,
    limits: profileLimits(requests.perRun, perDay, settings),
    burst: usesRequests ? burstOf(requests.perRun, runs, settings) : null,
    license,
    licenseQuestion,
    creditOperations: operations,
    credits: flowCredits({
      own: credits,
      operations,
      calls: cost.calls,
      id: identity.id,
      childFlow: surroundings.childFlow,
      gaps,
      runs,
      settings,
    }),
    childFlows: children,
    cost,
    loops,
    ownCredits: credits,
    premiumChildren,
  };
}

/** What the figures leave out because the file does not tell it; behind damage there may be anything. */
function gapsOf(children: readonly ChildCall[], isDamaged: boolean): string[] {
  const picked = children.filter(({ id }) => id === null);
  const damage = isDamaged ? ["what could not be read of the broken text"] : [];
  return [...picked.map(({ action }) => `the child flow that an expression picks in ${action}`), ...damage];
}

function withGaps(requests: RequestsPerRun, gaps: readonly string[], isDamaged: boolean): RequestsPerRun {
  if (gaps.length === 0) return requests;
  return {
    ...requests,
    bounds: isDamaged ? { ...requests.bounds, most: null } : requests.bounds,
    excludes: [...requests.excludes, ...gaps],
  };
}

function licenseQuestionOf(
  question: Omit<LicenseQuestion, "trigger">,
  trigger: TriggerFacts | null,
): LicenseQuestion | null {
  const { kind } = question;
  return kind === "logic-app" || kind === "fragment" || trigger === null ? null : { ...question, trigger };
}
