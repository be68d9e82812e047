import type { FlowFacts } from "../facts/flow-facts";
import { lastingName } from "../facts/flow-identity";
import { explainRequests } from "../facts/requests/explain-requests";
import type { RunsPerDay } from "../facts/requests/runs-per-day";
import type { PassesFrom } from "../facts/requests/symbols";
import { ownCopy } from "../syntax/own-copy";
import type { FlowKey } from "./declarations";
import type { DailyAmount } from "./inputs/amounts-table";
import type { FlowTable } from "./inputs/flow-table";

/** A flow whose requests a report tells, with what was estimated. */
export interface CalibratedFlow extends FlowKey {
  readonly name: string;
  readonly actual: DailyAmount;
  /** Likely requests of a day without child flows that the report has lines of; null where the runs are not known. */
  readonly estimated: number | null;
  readonly runsPerDay: Pick<RunsPerDay, "value" | "from"> | null;
  readonly byLoop: readonly CalibratedLoop[];
  /** Runs of a day that would explain it; null where the schedule alone tells them. */
  readonly runsThatExplain: number | null;
  /** What could be set; null where nothing but one estimate being wrong would justify it. */
  readonly setting: CalibratedSetting | null;
}

export interface CalibratedLoop {
  readonly loop: string;
  /** The file it is in: that of the flow, or of a child flow. */
  readonly file: string;
  readonly estimatedPasses: number;
  readonly from: PassesFrom;
  /** Passes that would explain what was used. */
  readonly passes: number;
  /** Likely requests of a day with them. */
  readonly perDay: number;
}

/** A value for the entry of `flows` in a settings file that is about this flow. */
export interface CalibratedSetting {
  readonly match: string;
  readonly path: readonly string[];
  readonly value: number;
}

/** Collects the flows that a report on requests tells of, each once, while they pass by. */
export interface Calibration {
  readonly flows: readonly CalibratedFlow[];
  take(facts: FlowFacts): void;
}

export function calibration(requests: Pick<FlowTable<DailyAmount>, "of" | "has">): Calibration {
  const flows: CalibratedFlow[] = [];
  const seen = new Set<string>();
  return {
    flows,
    take(facts) {
      const { id } = facts.identity;
      if (facts.kind !== "cloud-flow" || (id !== null && seen.has(id))) return;
      if (id !== null) seen.add(ownCopy(id));
      const actual = requests.of(facts.identity);
      if (actual) flows.push(calibratedFlow(facts, actual, requests.has));
    },
  };
}

/** Compares what a flow used by the report with its estimate. `hasLine`: the report tells of the flow. */
function calibratedFlow(facts: FlowFacts, actual: DailyAmount, hasLine: (flow: FlowKey) => boolean): CalibratedFlow {
  const { id, name, file } = facts.identity;
  const { estimated, byLoop, runsPerDay } = explainRequests(facts, actual.perDay, hasLine);
  const flow = {
    id: id === null ? null : ownCopy(id),
    name: ownCopy(name),
    file,
    actual,
    estimated,
    runsPerDay: facts.runsPerDay && { value: facts.runsPerDay.value, from: facts.runsPerDay.from },
    byLoop: byLoop.map(({ loop, passes, perDay }) => ({
      loop: ownCopy(loop.action),
      file: loop.file,
      estimatedPasses: loop.value,
      from: loop.from,
      passes,
      perDay,
    })),
    runsThatExplain: runsPerDay,
  };
  return { ...flow, setting: settingFor(flow, ownCopy(lastingName(facts.identity))) };
}

/**
 * One estimate that nothing supports can be corrected; of several, nobody knows which is wrong. The runs of a day are
 * such an estimate as well.
 */
function settingFor(flow: Omit<CalibratedFlow, "setting">, match: string): CalibratedSetting | null {
  const { byLoop, runsPerDay, runsThatExplain, file } = flow;
  const guessed = byLoop.filter(({ from }) => from === "default");
  const [loop, ...others] = guessed;
  const runsAreGuessed = runsPerDay?.from === "default";
  if (match === "") return null;
  if (loop && others.length === 0 && !runsAreGuessed && loop.file === file) {
    if (loop.passes === loop.estimatedPasses) return null;
    return { match, path: ["estimates", "loops", loop.loop], value: loop.passes };
  }
  const runs = Math.round(runsThatExplain ?? 0);
  return guessed.length === 0 && runsAreGuessed && runs > 0
    ? { match, path: ["estimates", "runsPerDay"], value: runs }
    : null;
}
