import type { Edition, Period } from "../../../shared/settings";
import type { CalibratedFlow } from "../estate/calibration";
import { type CloneFamily, cloneFamilies } from "../estate/clones";
import { type Departure, type Dependence, departuresOf, dependences } from "../estate/departures";
import type { Estate } from "../estate/look-at-estate";
import { eachOnce } from "../estate/observed-flow";

/** What is said of an estate. */
export interface EstateReport {
  readonly version: string;
  readonly edition: Edition;
  readonly period: Period;
  readonly asOf: string;
  /** Flows, each once. */
  readonly flows: number;
  /** Flows of which nothing tells who owns them. */
  readonly withoutOwner: number;
  readonly clones: readonly CloneFamily[];
  readonly people: readonly Dependence[];
  /** Null where nobody was asked about. */
  readonly leaving: { readonly person: string; readonly flows: readonly Departure[] } | null;
  /** Null where no report on requests was given. */
  readonly calibrated: readonly CalibratedFlow[] | null;
}

export type EstateHead = Pick<EstateReport, "version" | "edition" | "period" | "asOf">;

/** Works out what is said. `leaves`: the person who is asked about. */
export function estateReport({ flows, calibrated }: Estate, leaves: string | null, head: EstateHead): EstateReport {
  const each = [...eachOnce(flows)];
  return {
    ...head,
    flows: each.length,
    withoutOwner: each.filter(({ owner, license }) => license !== null && owner === null).length,
    clones: cloneFamilies(each),
    people: dependences(each),
    leaving: leaves === null ? null : { person: leaves, flows: departuresOf(leaves, each) },
    calibrated,
  };
}
