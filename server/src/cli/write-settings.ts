import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { listIn } from "../../../shared/list-in";
import type { CalibratedFlow } from "../estate/calibration";
import { decodeText, encodeLike } from "../exports/decode-text";
import type { SettingsEdit } from "../findings/finding";
import { settingsTextEdits } from "../findings/settings-edits";
import type { SettingsFileOf } from "../report/report";
import { applyEdits } from "../syntax/text-edit";

/** What became of the settings that calibration found. */
export interface WrittenSettings {
  written: number;
  readonly files: Set<string>;
  /** Settings files that are no sound JSON. */
  readonly unsound: Set<string>;
}

/** Writes what the flows' settings should be into the settings file of each, in its own layout. */
export function writeSettings(flows: readonly CalibratedFlow[], fileOf: SettingsFileOf): WrittenSettings {
  const result: WrittenSettings = { written: 0, files: new Set(), unsound: new Set() };
  const edits = new Map<string, SettingsEdit[]>();
  for (const { setting, file, id, name } of flows) {
    if (setting === null) continue;
    const target = fileOf({ file, id, name, pointer: "" }).file;
    listIn(edits, target).push({ kind: "setForFlow", ...setting });
  }
  for (const [file, all] of edits) {
    const bytes = existsSync(file) ? readFileSync(file) : null;
    const text = bytes && decodeText(bytes);
    const made = settingsTextEdits(text, all);
    if (made === null) {
      result.unsound.add(file);
      continue;
    }
    const after = applyEdits(text ?? "", made);
    writeFileSync(file, bytes ? encodeLike(after, bytes) : after);
    result.files.add(file);
    result.written += all.length;
  }
  return result;
}
