import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import { join } from "node:path";
import type { FileAccess, FolderContents, PathKind } from "../exports/file-access";

/** The file system. Calls are synchronous, because waiting for each of many small files would cost more than reading it. */
export function nodeFiles(): FileAccess {
  const entered = new Set<string>();
  return {
    kindOf(path): PathKind {
      const stat = statSync(path, { throwIfNoEntry: false });
      if (stat?.isFile()) return "file";
      return stat?.isDirectory() ? "folder" : null;
    },
    sizeOf: (path) => statSync(path).size,
    list: (path) => listFolder(path, entered),
    read,
  };
}

/** Most files fit; reading them into one place leaves nothing behind for the collector, and asks for no size first. */
const scratch = Buffer.allocUnsafeSlow(1024 * 1024);

function read(path: string, mostBytes: number): Uint8Array | null {
  const file = openSync(path, "r");
  try {
    const length = readSync(file, scratch, 0, scratch.length, null);
    if (length < scratch.length) return length > mostBytes ? null : scratch.subarray(0, length);
    return fstatSync(file).size > mostBytes ? null : readFileSync(path);
  } finally {
    closeSync(file);
  }
}

function listFolder(path: string, entered: Set<string>): FolderContents {
  const files: string[] = [];
  const folders: string[] = [];
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isFile()) files.push(entry.name);
    else if (entry.isDirectory()) folders.push(entry.name);
    else if (entry.isSymbolicLink()) addLinked(join(path, entry.name), entry.name, files, folders, entered);
  }
  return { files, folders };
}

/** A link to a folder is followed once, so that a circle of links comes to an end; one that leads nowhere is no file. */
function addLinked(path: string, name: string, files: string[], folders: string[], entered: Set<string>): void {
  const stat = statOfLink(path);
  if (stat?.isFile()) files.push(name);
  if (!stat?.isDirectory()) return;
  const real = realpathSync(path);
  if (entered.has(real)) return;
  entered.add(real);
  folders.push(name);
}

function statOfLink(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
