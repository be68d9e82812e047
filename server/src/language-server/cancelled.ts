import type { CancellationToken } from "vscode-languageserver";
import type { FileAccess } from "../exports/file-access";

/** Ends a search that nobody wants any more. */
export class Cancelled extends Error {}

/** Once cancelled every further question fails, which soon ends a search for files. */
export function orCancelled(files: FileAccess, token: CancellationToken): FileAccess {
  const unlessCancelled = <T>(ask: () => T): T => {
    if (token.isCancellationRequested) throw new Cancelled();
    return ask();
  };
  return {
    kindOf: (path) => unlessCancelled(() => files.kindOf(path)),
    sizeOf: (path) => unlessCancelled(() => files.sizeOf(path)),
    list: (path) => unlessCancelled(() => files.list(path)),
    read: (path, mostBytes) => unlessCancelled(() => files.read(path, mostBytes)),
  };
}
