import type { FlowSettings } from "../../../shared/settings";
import type { FlowWithFacts } from "../analyze";
import type { Assumption } from "../facts/assumption";
import { dataSources } from "../facts/data-sources";
import type { DirectClass } from "../facts/direct-class";
import type { FlowFacts } from "../facts/flow-facts";
import type { FlowKind } from "../facts/flow-kind";
import { amongOthers } from "../facts/license/among-others";
import type { FurtherNeed } from "../facts/license/further-needs";
import type { LicenseOption } from "../facts/license/license-options";
import { isInSolution, premiumSet } from "../facts/license/license-question";
import { isSharedAccount, type PayerName } from "../facts/license/payer";
import type { PremiumFeatureName } from "../facts/license/premium-features";
import type { RequiredLicenses } from "../facts/license/required-licenses";
import type { Verdict } from "../facts/license/verdict";
import type { LicenseId, PerformanceProfile } from "../reference/licenses";
import { ownCopy } from "../syntax/own-copy";
import type { Declarations, FlowKey } from "./declarations";
import { type FlowDetails, flowDetails } from "./flow-details";
import type { Share } from "./share";
import { structureOf } from "./structure";

/** What is kept of a flow once its text has gone: a few hundred bytes, since equal parts are shared. */
export interface EstateFlow {
  readonly key: FlowKey & { readonly name: string };
  /** JSON pointer of the definition in the file. */
  readonly pointer: string;
  readonly kind: FlowKind;
  readonly startedBy: DirectClass | null;
  readonly isChild: boolean;
  /** Unique name of its solution; else the package that holds several flows. Null for a flow that stands alone. */
  readonly solution: string | null;
  /** Whether the export shows that it stands in a solution; null where it does not tell. */
  readonly inSolution: boolean | null;
  readonly environment: string | null;
  readonly owner: string | null;
  /** Where the owner is known from. */
  readonly ownerFrom: "declared" | "export" | null;
  /** Who is declared to own the flow that `license.because` calls its parent; null where it has none, or nobody tells. */
  readonly parentOwner: string | null;
  /** Names or ids of the apps that it is associated with. */
  readonly apps: readonly string[];
  /** The flows that it calls, as far as they are among the inputs. */
  readonly calls: readonly CalledFlow[];
  /** Calls that lead to no flow among the inputs. */
  readonly callsOutside: number;
  /** What it works on: `facts/data-sources.ts`. */
  readonly sources: readonly string[];
  readonly actions: number;
  /** Equal for flows of one structure: `structure.ts`. */
  readonly structure: string;
  /** Null where no Power Automate license is asked for: Logic Apps, fragments. */
  readonly license: FlowLicense | null;
  /** Likely credits a month of each kind, as if that kind paid for all; null where none are used or it is not known. */
  readonly credits: { readonly aiBuilder: number | null; readonly copilot: number | null } | null;
  readonly settings: FlowSettings;
  readonly details: FlowDetails;
}

export interface CalledFlow {
  readonly id: string | null;
  readonly file: string;
}

/** What the facts say of a flow's license, without what only its own report needs. */
export interface FlowLicense {
  readonly payer: PayerName;
  /** Whose request limit counts. */
  readonly limitOf: PayerName;
  /** Requests in 24 hours that they may use; null where nothing tells. */
  readonly limit: number | null;
  readonly profile: PerformanceProfile;
  readonly row: number;
  readonly because: string;
  readonly source: string;
  readonly flowLicense: "held" | "needed" | null;
  readonly runners: number;
  /** People who use the account that pays; 0 where it is no shared account. */
  readonly sharedBy: number;
  /** The features of the flow and of the child flows that it pays for. */
  readonly features: readonly PremiumFeatureName[];
  /** The flow needs premium by itself, not just for its child flows. */
  readonly isPremiumItself: boolean;
  readonly options: readonly LicenseOption[];
  /** The cheapest of the options; null where none is needed or covers all of it. */
  readonly recommended: LicenseId | null;
  /**
   * The options of the flow alone, where it pays for premium child flows, empty where it then needs none; null where it
   * pays for none, or no license is enough for it alone.
   */
  readonly alone: readonly LicenseOption[] | null;
  readonly stronger: readonly LicenseOption[];
  /** Requests of a day where they are declared, of all people who run it together. */
  readonly perDay: number | null;
  readonly perPerson: number | null;
  readonly verdict: Verdict;
  readonly also: readonly FurtherNeed[];
  readonly assumptions: readonly Assumption[];
}

/** `solution`: what holds the flow together with others. */
export function estateFlow(
  { flow, facts, spansOf }: FlowWithFacts,
  text: string,
  solution: string | null,
  { ownerOf, environmentOf }: Declarations,
  share: Share,
): EstateFlow {
  const { identity, metadata, credits, childFlows, settings } = facts;
  const key = {
    id: identity.id === null ? null : ownCopy(identity.id),
    name: ownCopy(identity.name),
    file: identity.file,
  };
  const declared = ownerOf(key);
  const [caller] = facts.trigger?.calledBy ?? [];
  const exported = metadata.evidence?.licensee ?? null;
  const called = childFlows.flatMap(({ child }) => (child ? [{ id: share(child.id), file: child.file }] : []));
  return {
    key,
    pointer: share(identity.pointer),
    kind: facts.kind,
    startedBy: facts.trigger?.startedBy ?? null,
    isChild: facts.trigger?.class === "child",
    solution: share(solution),
    inSolution: isInSolution(facts),
    environment: share(environmentOf(key)),
    owner: share(declared ?? exported),
    ownerFrom: declared === null ? (exported === null ? null : "export") : "declared",
    parentOwner: share(caller ? ownerOf(caller) : null),
    apps: share(metadata.apps.map(({ id, name }) => name ?? id)),
    calls: [...new Map(called.map((it) => [`${it.file} ${it.id}`, it])).values()],
    callsOutside: childFlows.length - called.length,
    sources: dataSources(flow).map(share),
    actions: facts.actions.total,
    structure: structureOf(flow),
    license: licenseIn(facts, share),
    credits: credits && {
      aiBuilder: credits.perMonth.aiBuilder?.likely ?? null,
      copilot: credits.perMonth.copilot?.likely ?? null,
    },
    settings,
    details: flowDetails(flow, facts, spansOf, text),
  };
}

function licenseIn(facts: FlowFacts, share: Share): FlowLicense | null {
  const { license, licenseQuestion } = facts;
  if (license === null || licenseQuestion === null) return null;
  const { need, stronger, byItself } = amongOthers(licenseQuestion, license);
  return share({
    payer: license.payer,
    limitOf: license.limitOf,
    limit: license.limit?.value ?? null,
    profile: facts.profile,
    row: license.row,
    because: license.because,
    source: license.source,
    flowLicense: license.flowLicense,
    runners: license.runners,
    sharedBy: isSharedAccount(license) ? license.context.sharedAccountUsers : 0,
    features: premiumSet(facts),
    isPremiumItself: facts.premium.length > 0,
    options: license.options,
    recommended: license.recommended,
    alone: byItself && aloneOf(byItself),
    stronger,
    perDay: need.perDay,
    perPerson: need.perPerson,
    verdict: license.verdict,
    also: license.also,
    assumptions: license.assumptions,
  });
}

function aloneOf({ options, payer }: RequiredLicenses): readonly LicenseOption[] | null {
  return options.length > 0 || payer === "nobody" ? options : null;
}
