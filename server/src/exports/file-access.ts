/** What a path is; null where nothing is there. */
export type PathKind = "file" | "folder" | null;

/**
 * The files an export lies in, given in from outside: the file system on the command line, the client's
 * workspace in the editor. Paths use `/`. A failure is an exception, which the caller turns into a problem.
 */
export interface FileAccess {
  kindOf(path: string): PathKind | Promise<PathKind>;
  /** Size in bytes, asked for files that are too large. */
  sizeOf(path: string): number | Promise<number>;
  /** Names of the files, and of the folders, right inside a folder. */
  list(path: string): FolderContents | Promise<FolderContents>;
  /**
   * The bytes of a file; null where it has more than `mostBytes`. The next call may overwrite them, so what is to be
   * kept is copied.
   */
  read(path: string, mostBytes: number): Uint8Array | null | Promise<Uint8Array | null>;
}

export interface FolderContents {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}
