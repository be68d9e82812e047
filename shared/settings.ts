/** Figures as published: by the licensing FAQ of 2025-06-03 and its companions, or by the newest documents read. */
export const editions = ["2025-06", "2026-11"] as const;
export type Edition = (typeof editions)[number];

/** Which request limits count: the official ones, or those of the transition period. */
export const periods = ["official", "transition"] as const;
export type Period = (typeof periods)[number];

export type OwnerKind = "user" | "serviceAccount" | "servicePrincipal";

export type ConnectorTier = "standard" | "premium" | "custom" | "unknown";

/** How a finding is shown; `off` leaves it out. */
export type RuleLevel = "off" | "hint" | "information" | "warning" | "error";

/** What an export does not say about amounts. Whole numbers from 0 unless stated. */
export interface Estimates {
  /** Items of an Apply to each that nothing bounds. */
  readonly loopItems: number;
  /** Passes of a Do until, at least 1, never above its own limit. */
  readonly doUntilPasses: number;
  /** Runs per day of a flow without a schedule. */
  readonly runsPerDay: number;
  /** Items of one event for a trigger that splits. */
  readonly splitOnItems: number;
  /** People who run an instant flow, at least 1. */
  readonly invokingUsers: number;
  /** 1 counts each pass of a loop as a request too; else 0. */
  readonly loopIterationCost: number;
  readonly pagesPerDocument: number;
  readonly charactersPerText: number;
  readonly tokensPerPrompt: number;
  readonly promptModel: "basic" | "standard" | "premium";
  /** Passes of single loops, by action name. */
  readonly loops: Readonly<Record<string, number>>;
  /** The side that a condition or switch takes, by action name: `if`, `else`, `default` or a case's name. */
  readonly branches: Readonly<Record<string, string>>;
}

/** What an export does not say about people, licenses and the environment. */
export interface LicenseContext {
  readonly owner: OwnerKind;
  /** People behind a service account, at least 1. */
  readonly sharedAccountUsers: number;
  /** License ids that the owner holds; empty: nothing is claimed. */
  readonly ownerLicenses: readonly string[];
  /** License ids that each person who runs the flow holds; empty: nothing is claimed. */
  readonly userLicenses: readonly string[];
  /** The app in whose context the flow runs. */
  readonly app: "none" | "powerApps" | "dynamics365";
  readonly environment: "standard" | "payAsYouGo" | "dataverseForTeams";
  readonly tenantPool: { readonly dynamics365Licenses: number; readonly on: boolean };
  readonly guests: "none" | "licensed" | "unknown";
  readonly hostedMachine: boolean;
  readonly onPremisesGateway: boolean;
  readonly machineSessions: number;
  readonly aiBuilderCreditsHeld: number;
  readonly copilotCreditsHeld: number;
  /** The flow is shared with others. */
  readonly shared: boolean;
}

export interface Budgets {
  readonly requestsPerRun: number | null;
  readonly requestsPerDay: number | null;
  readonly pricePerMonth: number | null;
  /** Id of the greatest license that a flow may need. */
  readonly license: string | null;
}

/** A tenant's own answer about a connector, which wins over the catalogue. */
export interface ConnectorOverride {
  readonly tier: ConnectorTier;
  readonly name: string | null;
}

/** Leaves out findings that someone has accepted. */
export interface IgnoreEntry {
  readonly rule: string;
  /** Glob on the file, name or id of flows. */
  readonly flow: string;
  /** Glob on the pointer. */
  readonly at: string;
  readonly reason: string | null;
  /** The last day on which it holds. */
  readonly until: string | null;
}

/** The settings that hold for one flow, all layers merged. */
export interface FlowSettings {
  readonly edition: Edition;
  readonly period: Period;
  /** The day that dated facts are judged on, as YYYY-MM-DD. */
  readonly asOf: string;
  readonly estimates: Estimates;
  readonly context: LicenseContext;
  /** The flow carries a Process license of its own. */
  readonly processLicense: boolean;
  /** Name of the licensed flow group that the flow is a member of. */
  readonly flowGroup: string | null;
  /** Name or id of the flow with a Process license that this flow is associated with. */
  readonly associatedWith: string | null;
  readonly connectors: Readonly<Record<string, ConnectorOverride>>;
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly ignore: readonly IgnoreEntry[];
  /** Ids of rules whose findings nobody can suppress. */
  readonly neverIgnore: readonly string[];
  readonly budgets: Budgets;
  readonly prices: Readonly<Record<string, number | string>>;
  /**
   * Where a value was set, by its dotted name ("estimates.loopItems", "estimates.loops.Apply_to_each"): the words
   * that a message shows, such as "flow-license.json". A name that is missing here has its default.
   */
  readonly origins: ReadonlyMap<string, string>;
  /** Names among them that were set for this very flow, by an entry of `flows`. */
  readonly setForFlow: ReadonlySet<string>;
}

export const defaultEstimates: Estimates = {
  loopItems: 10,
  doUntilPasses: 5,
  runsPerDay: 10,
  splitOnItems: 1,
  invokingUsers: 1,
  loopIterationCost: 0,
  pagesPerDocument: 1,
  charactersPerText: 1000,
  tokensPerPrompt: 2000,
  promptModel: "basic",
  loops: {},
  branches: {},
};

export const defaultContext: LicenseContext = {
  owner: "user",
  sharedAccountUsers: 1,
  ownerLicenses: [],
  userLicenses: [],
  app: "none",
  environment: "standard",
  tenantPool: { dynamics365Licenses: 0, on: false },
  guests: "none",
  hostedMachine: false,
  onPremisesGateway: false,
  machineSessions: 1,
  aiBuilderCreditsHeld: 0,
  copilotCreditsHeld: 0,
  shared: false,
};

/** What holds where no setting says otherwise. `asOf` comes from the entry point, which alone may read a clock. */
export function defaultSettings(asOf: string): FlowSettings {
  return {
    edition: "2025-06",
    period: "official",
    asOf,
    estimates: defaultEstimates,
    context: defaultContext,
    processLicense: false,
    flowGroup: null,
    associatedWith: null,
    connectors: {},
    rules: {},
    ignore: [],
    neverIgnore: [],
    budgets: { requestsPerRun: null, requestsPerDay: null, pricePerMonth: null, license: null },
    prices: {},
    origins: new Map(),
    setForFlow: new Set(),
  };
}
