import type { SettingsOf } from "../analyze";
import type { ExportFile } from "../exports/export-file";
import { type CalibratedFlow, calibratedFlow } from "./calibration";
import type { Inputs } from "./inputs/read-inputs";
import { type LintedFile, lintFiles } from "./lint-files";
import { type ObservedFlow, observedFlow } from "./observed-flow";

/** All flows among the inputs, as far as they are looked at together. */
export interface Estate {
  readonly flows: readonly ObservedFlow[];
  /** Those that a report on requests tells of; null where none was given. */
  readonly calibrated: readonly CalibratedFlow[] | null;
}

/** Goes through the inputs once and keeps little of each flow. `onFile` is told each file as it passes. */
export async function lookAtEstate(
  files: readonly ExportFile[],
  settings: SettingsOf,
  { declarations, requests }: Pick<Inputs, "declarations" | "requests">,
  onFile: (file: LintedFile) => void,
  onRead: (length: number) => void,
): Promise<Estate> {
  const flows: ObservedFlow[] = [];
  const calibrated: CalibratedFlow[] = [];
  const seen = new Set<string>();
  for await (const linted of lintFiles(files, settings, onRead)) {
    onFile(linted);
    for (const analysis of linted.analysis.flows) {
      const { facts } = analysis;
      const { id } = facts.identity;
      flows.push(observedFlow(analysis, declarations));
      if (requests === null || facts.kind !== "cloud-flow" || (id !== null && seen.has(id))) continue;
      if (id !== null) seen.add(id);
      const actual = requests.of(facts.identity);
      if (actual) calibrated.push(calibratedFlow(facts, actual, requests.hasId));
    }
  }
  return { flows, calibrated: requests && calibrated };
}
