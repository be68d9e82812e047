import data from "../../data/licenses.json";
import { rowsByKey } from "./rows-by-key";

/** The class of service a flow runs in, from the lowest limits to the highest. */
export type PerformanceProfile = "low" | "medium" | "high" | "unlimited";

export const performanceProfiles: readonly PerformanceProfile[] = ["low", "medium", "high", "unlimited"];

/** The kebab-case id of a license, as in settings and reports. */
export type LicenseId = string;

/** Whether a license entitles to something, with the conditions Microsoft makes; null when no source says. */
export type Entitlement =
  | boolean
  | "in-context-only"
  | "dataverse-for-teams-only"
  | "local-only"
  /** A trial entitles to what the license that is tried entitles to. */
  | "as-tried"
  | null;

export interface LicenseRow {
  readonly id: LicenseId;
  /** As Microsoft writes it. */
  readonly name: string;
  /** To whom or what it is assigned. */
  readonly holder: "user" | "flow" | "machine" | "environment" | "tenant";
  /** Of the flows that run on it; null where it gives none. */
  readonly profile: PerformanceProfile | null;
  readonly standardConnectors: Entitlement;
  /** HTTP counts as a premium connector here. */
  readonly premiumConnectors: Entitlement;
  readonly customConnectors: Entitlement;
  readonly onPremisesGateway: Entitlement;
  readonly businessProcessFlows: Entitlement;
  readonly attendedRpa: Entitlement;
  readonly unattendedRpa: Entitlement;
  readonly hostedRpa: Entitlement;
  readonly legacy?: true;
  readonly trial?: true;
  /** Accepted where it is held, never recommended for purchase. */
  readonly onlyIfHeld?: true;
  readonly canShareFlows?: false;
  /** Holds only in the environment of its flow; user licenses hold in the whole tenant. */
  readonly perEnvironment?: true;
  readonly note?: string;
  /** The source of the profile, where it is not that of the entitlements. */
  readonly profileSource?: string;
  readonly source: string;
}

const rows = data.rows as readonly LicenseRow[];
const rowOf = rowsByKey(
  () => rows,
  (row) => [row.id],
);

/** Finds a license by its id, which is lower case. */
export function lookUpLicense(id: LicenseId): LicenseRow | undefined {
  return rowOf(id);
}

/** Every license, by id. */
export function allLicenses(): readonly LicenseRow[] {
  return rows;
}
