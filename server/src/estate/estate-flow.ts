import type { FlowSettings } from "../../../shared/settings";
import type { FlowWithFacts } from "../analyze";
import type { Assumption } from "../facts/assumption";
import { dataSources } from "../facts/data-sources";
import type { DirectClass } from "../facts/direct-class";
import type { FlowKind } from "../facts/flow-kind";
import type { FurtherNeed } from "../facts/license/further-needs";
import type { LicenseOption } from "../facts/license/license-options";
import type { PayerName } from "../facts/license/payer";
import type { PremiumFeatureName } from "../facts/license/premium-features";
import type { RequiredLicenses } from "../facts/license/required-licenses";
import type { Verdict } from "../facts/license/verdict";
import type { Declarations, FlowKey } from "./declarations";
import { type FlowDetails, flowDetails } from "./flow-details";

/** What is kept of a flow once its text has gone: a few hundred bytes, since equal parts are shared. */
export interface EstateFlow {
  readonly key: FlowKey;
  readonly pointer: string;
  readonly kind: FlowKind;
  readonly startedBy: DirectClass | null;
  readonly isChild: boolean;
  /** Unique name of its solution; else the package that holds several flows. Null for a flow that stands alone. */
  readonly solution: string | null;
  readonly environment: string | null;
  readonly owner: string | null;
  /** Where the owner is known from. */
  readonly ownerFrom: "declared" | "export" | null;
  /** Names or ids of the apps that it is associated with. */
  readonly apps: readonly string[];
  /** The flows that it calls, as far as they are among the inputs. */
  readonly calls: readonly CalledFlow[];
  /** Calls that lead to no flow among the inputs. */
  readonly callsOutside: number;
  /** What it works on: `facts/data-sources.ts`. */
  readonly sources: readonly string[];
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
  readonly row: number;
  readonly because: string;
  readonly source: string;
  readonly flowLicense: "held" | "needed" | null;
  readonly runners: number;
  /** The features of the flow and of the child flows that it pays for. */
  readonly features: readonly PremiumFeatureName[];
  /** The flow needs premium by itself, not just for its child flows. */
  readonly isPremiumItself: boolean;
  readonly options: readonly LicenseOption[];
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
  const { identity, metadata, license, credits, childFlows, settings } = facts;
  const key = { id: identity.id, name: identity.name, file: identity.file };
  const declared = ownerOf(key);
  const exported = metadata.evidence?.licensee ?? null;
  const called = childFlows.flatMap(({ child }) => (child ? [{ id: child.id, file: child.file }] : []));
  return {
    key,
    pointer: identity.pointer,
    kind: facts.kind,
    startedBy: facts.trigger?.startedBy ?? null,
    isChild: facts.trigger?.class === "child",
    solution,
    environment: environmentOf(key),
    owner: declared ?? exported,
    ownerFrom: declared === null ? (exported === null ? null : "export") : "declared",
    apps: metadata.apps.map(({ id, name }) => name ?? id),
    calls: [...new Map(called.map((it) => [`${it.file} ${it.id}`, it])).values()],
    callsOutside: childFlows.length - called.length,
    sources: dataSources(flow),
    license:
      license &&
      share({
        payer: license.payer,
        row: license.row,
        because: license.because,
        source: license.source,
        flowLicense: license.flowLicense,
        runners: license.runners,
        features: [
          ...new Set([
            ...facts.premium.map(({ feature }) => feature),
            ...facts.premiumChildren.flatMap(({ features }) => features),
          ]),
        ],
        isPremiumItself: facts.premium.length > 0,
        options: license.options,
        alone: license.byItself && aloneOf(license.byItself),
        stronger: license.stronger,
        perDay: license.need.perDay,
        perPerson: license.need.perPerson,
        verdict: license.verdict,
        also: license.also,
        assumptions: license.assumptions,
      }),
    credits: credits && {
      aiBuilder: credits.perMonth.aiBuilder?.likely ?? null,
      copilot: credits.perMonth.copilot?.likely ?? null,
    },
    settings,
    details: flowDetails(flow, facts, spansOf, text),
  };
}

function aloneOf({ options, payer }: RequiredLicenses): readonly LicenseOption[] | null {
  return options.length > 0 || payer === "nobody" ? options : null;
}

/** Gives the first of equal values. */
export type Share = <T>(value: T) => T;

/** Most flows of an estate are licensed alike, so that what is said of it is kept once. */
export function sharing(): Share {
  const known = new Map<string, unknown>();
  return <T>(value: T): T => {
    const text = JSON.stringify(value);
    const first = known.get(text);
    if (first !== undefined) return first as T;
    known.set(text, value);
    return value;
  };
}
