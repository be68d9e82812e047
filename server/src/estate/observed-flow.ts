import type { FlowAnalysis } from "../analyze";
import type { FlowFacts } from "../facts/flow-facts";
import { isInSolution } from "../facts/license/license-question";
import { isSharedAccount, type PayerName } from "../facts/license/payer";
import { isPremium } from "../facts/license/premium-of-children";
import type { PerformanceProfile } from "../reference/licenses";
import { requestLimit } from "../reference/limits";
import { ownCopy } from "../syntax/own-copy";
import type { Declarations, FlowKey } from "./declarations";
import { structureOf } from "./structure";

/** What is kept of a flow to look at an estate as a whole: small, and free of its text. */
export interface ObservedFlow extends FlowKey {
  readonly name: string;
  /** JSON pointer of the definition in the file. */
  readonly pointer: string;
  /** Who owns it, as declared; else whose license the export says it uses. */
  readonly owner: string | null;
  /** Who owns the first flow that calls it; null where none does, or nothing tells. */
  readonly parentOwner: string | null;
  readonly startedBy: "automated" | "scheduled" | "instant" | "child" | null;
  readonly actions: number;
  readonly structure: string;
  /** Whether the export shows that it stands in a solution; null where it does not tell. */
  readonly inSolution: boolean | null;
  /** Null for what Power Automate licenses do not govern. */
  readonly license: ObservedLicense | null;
}

/** Whose license a flow runs on. */
export interface ObservedLicense {
  readonly payer: PayerName;
  readonly limitOf: PayerName;
  /** It needs a premium license, by itself or by its child flows. */
  readonly premium: boolean;
  readonly because: string;
  readonly source: string;
  /** People who use the account that owns it; 0 where it is no shared account. */
  readonly sharedBy: number;
  readonly profile: PerformanceProfile;
  /** Requests in 24 hours that whoever pays may use; null where nothing tells. */
  readonly limit: number | null;
  /** Requests in 24 hours with the lowest profile. */
  readonly lowLimit: number;
  /** The cheapest way to license it; null where none is needed or covers all of it. */
  readonly recommended: {
    readonly name: string;
    readonly per: PayerName;
    readonly held: boolean;
    /** For the whole quantity. */
    readonly pricePerMonth: number | null;
    readonly currency: string;
  } | null;
}

/** The part of an analysis that is kept. */
export function observedFlow({ flow, facts }: FlowAnalysis, declarations: Declarations): ObservedFlow {
  const { identity, metadata, trigger } = facts;
  const { id, name, file, pointer } = identity;
  const [caller] = trigger?.calledBy ?? [];
  return {
    id: id === null ? null : ownCopy(id),
    name: ownCopy(name),
    file,
    pointer: ownCopy(pointer),
    owner: declarations.ownerOf(identity) ?? (metadata.evidence?.licensee ? ownCopy(metadata.evidence.licensee) : null),
    parentOwner: caller ? declarations.ownerOf(caller) : null,
    startedBy: trigger?.class ?? null,
    actions: facts.actions.total,
    structure: structureOf(flow),
    inSolution: isInSolution(facts),
    license: facts.license && licenseIn(facts, facts.license),
  };
}

/** A flow that stands in several exports is one flow. */
export function* eachOnce(flows: Iterable<ObservedFlow>): Generator<ObservedFlow> {
  const seen = new Set<string>();
  for (const flow of flows) {
    if (flow.id !== null && seen.has(flow.id)) continue;
    if (flow.id !== null) seen.add(flow.id);
    yield flow;
  }
}

function licenseIn(facts: FlowFacts, license: NonNullable<FlowFacts["license"]>): ObservedLicense {
  const { period, edition } = facts.settings;
  const option = license.options.find((it) => it.license === license.recommended);
  return {
    payer: license.payer,
    limitOf: license.limitOf,
    premium: isPremium(facts),
    because: ownCopy(license.because),
    source: license.source,
    sharedBy: isSharedAccount(license) ? license.context.sharedAccountUsers : 0,
    profile: facts.profile,
    limit: license.limit?.value ?? null,
    lowLimit: requestLimit("low", period, edition).value,
    recommended: option
      ? {
          name: option.name,
          per: option.per,
          held: option.held,
          pricePerMonth: option.pricePerMonth,
          currency: option.currency,
        }
      : null,
  };
}
