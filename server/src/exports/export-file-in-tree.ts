import { decodeText } from "./decode-text";
import type { ExportFile, ExportPackage } from "./export-file";
import type { FileTree } from "./file-tree";
import { problemBehind } from "./unreadable";

/** A file whose bytes are fetched, and unpacked, only when it is read. */
export function exportFileIn(tree: FileTree, path: string, around: ExportPackage | null): ExportFile {
  const label = tree.labelOf(path);
  return {
    label,
    package: around,
    async read() {
      try {
        const bytes = tree.read(path);
        return { text: decodeText(bytes instanceof Promise ? await bytes : bytes) };
      } catch (failure) {
        return { problem: problemBehind(failure, label, "unreadable-file") };
      }
    },
  };
}
