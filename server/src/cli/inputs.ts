import type { Edition, Period } from "../../../shared/settings";
import { defaultLimits } from "../exports/limits";
import { type ExportListing, listExportFiles } from "../exports/list-export-files";
import { readSettingsObject } from "../settings/read-settings-object";
import { commandLineOrigin, type SettingsLayer } from "../settings/settings-layer";
import { dayOrComplain } from "./day-argument";
import { UsageError } from "./exit-code";
import { nodeFiles } from "./node-files";

/** The files to read. Paths of which none can be read are a mistake of the person. */
export async function listInputs(paths: readonly string[]): Promise<ExportListing> {
  const listing = await listExportFiles(paths, nodeFiles(), defaultLimits);
  const [missing] = listing.problems.filter(({ code }) => code === "not-found");
  if (missing && listing.files.length === 0) throw new UsageError(missing.message);
  if (listing.files.length === 0 && listing.problems.length === 0) {
    throw new UsageError(`There is nothing to read in ${paths.join(", ")}: no JSON file and no package.`);
  }
  return listing;
}

/** Settings that are given as flags. */
export interface SettingFlags {
  readonly edition?: Edition | undefined;
  readonly period?: Period | undefined;
  /** YYYY-MM-DD; today where it is not given. */
  readonly asOf?: string | undefined;
}

/** Flags win over every settings file. */
export function flagLayer({ edition, period, asOf }: SettingFlags): SettingsLayer {
  dayOrComplain(asOf);
  const given = Object.fromEntries(
    Object.entries({ edition, period, asOf }).filter(([, value]) => value !== undefined),
  );
  const { layer, faults } = readSettingsObject(given, { kind: "commandLine", origin: commandLineOrigin, folder: "" });
  if (faults[0]) throw new UsageError(faults[0].message);
  return layer;
}
