import type { SettingsOf } from "../analyze";
import type { ExportFile } from "../exports/export-file";
import { type LintedFile, lintFiles } from "./lint-files";

/**
 * Lints the same files under two sets of settings, file by file side by side, so that memory does not grow with the
 * inputs. A file gives the same flows in the same order both times.
 */
export async function* lintTwice(
  files: readonly ExportFile[],
  [settings, otherSettings]: readonly [SettingsOf, SettingsOf],
  onRead: (length: number) => void = () => {},
): AsyncGenerator<readonly [LintedFile, LintedFile]> {
  const others = lintFiles(files, otherSettings, onRead);
  for await (const linted of lintFiles(files, settings, onRead)) {
    const { value: other, done } = await others.next();
    if (done) return;
    yield [linted, other];
  }
}
