import type { FileAccess, FolderContents } from "./file-access";
import type { ReadingLimits } from "./limits";
import { inWords, unreadable } from "./unreadable";

/** Folders and files below one root: the file system, or what a zip unpacks to. Failures are exceptions. */
export interface FileTree {
  /** The name by which people know a path of this tree. */
  labelOf(path: string): string;
  list(folder: string): FolderContents | Promise<FolderContents>;
  read(path: string): Uint8Array | Promise<Uint8Array>;
  /**
   * Asked once for each path before its first reading: throws where what the tree declares of the file, or of all
   * the files admitted so far, goes beyond the limits.
   */
  admit(path: string): void;
}

/** The file system as a tree; each folder is listed once. */
export function diskTree(access: FileAccess, limits: ReadingLimits): FileTree {
  const listed = new Map<string, FolderContents | Promise<FolderContents>>();
  return {
    labelOf: (path) => path,
    list(folder) {
      let contents = listed.get(folder);
      if (contents === undefined) {
        contents = access.list(folder);
        listed.set(folder, contents);
      }
      return contents;
    },
    read: (path) => readWithin(access, path, limits.fileBytes),
    admit: () => {},
  };
}

export function readWithin(access: FileAccess, path: string, mostBytes: number): Uint8Array | Promise<Uint8Array> {
  return onceThere(access.read(path, mostBytes), (bytes) => bytes ?? tooLarge(access, path, mostBytes));
}

function tooLarge(access: FileAccess, path: string, mostBytes: number): Promise<never> | never {
  return onceThere(access.sizeOf(path), (size) => {
    throw unreadable(path, "too-large", `${path} has ${inWords(size)}; the limit is ${inWords(mostBytes)}.`);
  });
}

/** What is in a folder that need not be there. */
export async function contentsOrNothing(tree: FileTree, folder: string): Promise<FolderContents> {
  try {
    return await tree.list(folder);
  } catch {
    return nothing;
  }
}

const nothing: FolderContents = { files: [], folders: [] };

/** Goes on at once with a value that is there already: a promise for each of thousands of files costs time. */
export function onceThere<T, R>(value: T | Promise<T>, next: (value: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
