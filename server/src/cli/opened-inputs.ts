import type { FlowSettings } from "../../../shared/settings";
import type { ExportListing } from "../exports/list-export-files";
import { today } from "../today";
import { readTables, type TableFlags, tableLayer } from "./declared-tables";
import { flagLayer, listInputs, type SettingFlags } from "./inputs";
import { type FoundSettings, findSettings } from "./settings-files";

/** Flags that say what to read and what holds for it. */
export interface InputFlags extends TableFlags, SettingFlags {
  /** The one settings file, in place of those beside the flows. */
  readonly config?: string;
}

/** What the inputs are opened by: plain data, so that a thread can be told it. */
export interface AskedInputs {
  readonly paths: readonly string[];
  readonly options: InputFlags;
  /** As for `tableLayer`. */
  readonly ownerMayRun: boolean;
}

/** What the commands begin with: files to read, with what is declared of their flows. */
export interface OpenedInputs {
  readonly asked: AskedInputs;
  readonly listing: ExportListing;
  readonly tables: ReturnType<typeof readTables>;
  readonly found: FoundSettings;
  /** Settings of the first flow, which stand for all where a report names one edition, period and day. */
  readonly first: FlowSettings;
  /** The settings with other flags than those given. */
  readonly foundWith: (flags: Pick<SettingFlags, "edition" | "period">) => FoundSettings;
}

/** `ownerMayRun`: as for `tableLayer`. */
export async function openInputs(
  paths: readonly string[],
  options: InputFlags,
  ownerMayRun = false,
): Promise<OpenedInputs> {
  const listing = await listInputs(paths);
  const tables = readTables(options);
  const declared = tableLayer(tables, options, ownerMayRun);
  const foundWith = (flags: SettingFlags) =>
    findSettings(options.config, [declared, flagLayer({ ...flags, asOf: options.asOf })], options.asOf ?? today());
  const found = foundWith(options);
  const file = listing.files[0]?.label ?? (paths[0] as string);
  const first = found.settings({ file, pointer: "", name: "", id: null });
  return { asked: { paths, options, ownerMayRun }, listing, tables, found, first, foundWith };
}
