import type { Edition, Period } from "../../../shared/settings";
import type { CalibratedFlow } from "../estate/calibration";
import { type CloneFamily, cloneFamilies } from "../estate/clones";
import { type Departure, type Dependence, departuresOf, dependences } from "../estate/departures";
import type { EstateGraph } from "../estate/estate-graph";
import type { InputProblem } from "../exports/export-file";

/** What is said of an estate. */
export interface EstateReport {
  readonly version: string;
  readonly edition: Edition;
  readonly period: Period;
  readonly asOf: string;
  readonly files: number;
  readonly problems: readonly InputProblem[];
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

export type EstateHead = Pick<
  EstateReport,
  "version" | "edition" | "period" | "asOf" | "files" | "problems" | "calibrated"
>;

/** Works out what is said. `leaves`: the person who is asked about. */
export function estateReport(graph: EstateGraph, leaves: string | null, head: EstateHead): EstateReport {
  const { flows } = graph;
  return {
    ...head,
    flows: flows.length,
    withoutOwner: flows.filter(({ owner, license }) => license !== null && owner === null).length,
    clones: cloneFamilies(flows),
    people: dependences(flows),
    leaving: leaves === null ? null : { person: leaves, flows: departuresOf(leaves, flows) },
  };
}
