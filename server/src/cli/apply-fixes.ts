import { readFileSync, writeFileSync } from "node:fs";
import type { SettingsOf } from "../analyze";
import { type LintedFile, lintFiles } from "../estate/lint-files";
import { decodeText, encodeLike } from "../exports/decode-text";
import type { ExportFile } from "../exports/export-file";
import { fixesOf } from "../fixes/fixes-of";
import { writeFix } from "../fixes/written-fix";
import { applyEdits, SeparateEdits } from "../syntax/text-edit";

/** What became of the fixes of a run. */
export interface AppliedFixes {
  applied: number;
  readonly files: Set<string>;
  /** Fixes of flows in packages, and of files that could not be written as they were read. */
  left: number;
}

/** A fix may make room for another one; more rounds than this would mean that two undo each other. */
const mostRounds = 5;

/** Makes the fixes that nobody has to decide on, `unsafe` ones among them where that was asked for, in the files on disk. */
export async function applyFixes(
  files: readonly ExportFile[],
  settings: SettingsOf,
  unsafe: boolean,
): Promise<AppliedFixes> {
  const result: AppliedFixes = { applied: 0, files: new Set(), left: 0 };
  for (let round = 0; round < mostRounds; round++) {
    const before = result.applied;
    result.left = 0;
    for await (const linted of lintFiles(files, settings)) fixFile(linted, unsafe, result);
    if (result.applied === before) break;
  }
  return result;
}

function fixFile({ file, text, analysis }: LintedFile, unsafe: boolean, result: AppliedFixes): void {
  const separate = new SeparateEdits();
  let count = 0;
  for (const { flow, facts, findings, written } of analysis.flows) {
    for (const finding of findings) {
      const fix = fixesOf(finding, flow, facts).find((it) => !it.choice && it.edits.length > 0 && (it.safe || unsafe));
      if (!fix) continue;
      const made = writeFix(fix, { file, written, settings: () => null });
      if (made.withheld !== null) result.left++;
      else if (separate.add(made.edits)) count++;
    }
  }
  if (count === 0) return;
  if (!replaceText(file, text, applyEdits(text, separate.edits))) {
    result.left += count;
    return;
  }
  result.applied += count;
  result.files.add(file);
}

/** False where the file is not what was read: it changed meanwhile, or holds bytes that are no text. */
function replaceText(file: string, before: string, after: string): boolean {
  const bytes = readFileSync(file);
  if (decodeText(bytes) !== before || !bytes.equals(encodeLike(before, bytes))) return false;
  writeFileSync(file, encodeLike(after, bytes));
  return true;
}
