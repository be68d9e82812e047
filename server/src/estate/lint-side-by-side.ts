import type { SettingsOf } from "../analyze";
import type { ExportFile } from "../exports/export-file";
import { type LintedFile, lintFiles } from "./lint-files";

/**
 * Lints the same files under several sets of settings, file by file side by side, so that memory does not grow with the
 * inputs. A file gives the same flows in the same order each time.
 */
export async function* lintSideBySide(
  files: readonly ExportFile[],
  [settings, ...others]: readonly [SettingsOf, ...SettingsOf[]],
): AsyncGenerator<readonly LintedFile[]> {
  const beside = others.map((other) => lintFiles(files, other));
  for await (const linted of lintFiles(files, settings)) {
    const sides = [linted];
    for (const side of beside) {
      const { value, done } = await side.next();
      if (done) return;
      sides.push(value);
    }
    yield sides;
  }
}
