import { looksLikeZip } from "./candidates";
import type { Report } from "./companion-text";
import type { FolderContents } from "./file-access";
import { type FileTree, onceThere } from "./file-tree";
import type { ReadingLimits } from "./limits";
import type { OpenZips, ZipSource } from "./open-zips";
import { joinPath } from "./paths";
import { unpackEntry } from "./unpack-entry";
import { inWords, unreadable } from "./unreadable";
import { readZipDirectory, type ZipEntry } from "./zip-directory";

/** What may still be taken out of one outermost zip, the zips in it included. */
export interface ZipAllowance {
  entries: number;
  bytes: number;
}

/** Folders in folders beyond which nothing is read, in a zip as on disk. */
export const greatestFolderDepth = 100;

export interface ZipTree extends FileTree {
  /** Unpacked bytes, as the zip declares them. */
  sizeOf(path: string): number;
}

/** The files of a zip. Only its directory is read here; bytes are unpacked by `read`. */
export async function openZipTree(
  source: ZipSource,
  zips: OpenZips,
  limits: ReadingLimits,
  allowance: ZipAllowance,
  report: Report,
): Promise<ZipTree> {
  const { label } = source;
  const directory = readZipDirectory(await zips.bytesOf(source), allowance.entries);
  if ("fault" in directory) {
    if (directory.fault === "damaged")
      throw unreadable(label, "unreadable-zip", `${label} is no zip, damaged or cut short.`);
    const limit = `${limits.zipEntries.toLocaleString("en-US")} entries, zips in zips included`;
    throw unreadable(
      label,
      "too-many-entries",
      `${label} is left out: there are more than ${limit}, which is the limit.`,
    );
  }
  allowance.entries -= directory.count;
  const { entries, folders, tooDeep } = arrange(directory.entries);
  if (tooDeep > 0) {
    const limit = `${greatestFolderDepth} folders deep, which is the limit`;
    report(
      unreadable(label, "too-deep", `${label} has ${tooDeep} files left out that lie more than ${limit}.`).problem,
    );
  }
  const labelOf = (path: string) => (path === "." ? label : `${label}!/${path}`);
  const entryAt = (path: string): ZipEntry => {
    const entry = entries.get(path);
    if (entry) return entry;
    throw unreadable(labelOf(path), "not-found", `${labelOf(path)} is not in its zip.`);
  };
  return {
    labelOf,
    sizeOf: (path) => entryAt(path).unpackedBytes,
    list: (folder) => folders.get(folder) ?? { files: [], folders: [] },
    read: (path) =>
      onceThere(zips.bytesOf(source), (bytes) => {
        const unpacked = unpackEntry(bytes, entryAt(path));
        if (unpacked) return unpacked;
        throw unreadable(labelOf(path), "unreadable-file", `${labelOf(path)} is damaged in its zip.`);
      }),
    admit(path) {
      const entry = entryAt(path);
      if (entry.encrypted) {
        throw unreadable(label, "encrypted-zip", `${label} is encrypted; only a zip without a password can be read.`);
      }
      refuseExcess(entry, labelOf(path), looksLikeZip(path) ? limits.unpackedBytes : limits.fileBytes, limits.ratio);
      if (entry.unpackedBytes > allowance.bytes) {
        const outermost = outermostOf(source).label;
        const limit = inWords(limits.unpackedBytes);
        throw unreadable(
          outermost,
          "too-large",
          `${outermost} unpacks to more than ${limit}; files beyond are left out.`,
        );
      }
      allowance.bytes -= entry.unpackedBytes;
    },
  };
}

function refuseExcess(
  { method, packedBytes, unpackedBytes }: ZipEntry,
  label: string,
  mostBytes: number,
  ratio: number,
) {
  if (method !== 0 && method !== 8) {
    throw unreadable(label, "unreadable-file", `${label} is compressed by method ${method}; only deflate is read.`);
  }
  if (unpackedBytes > mostBytes) {
    const size = inWords(unpackedBytes);
    throw unreadable(label, "too-large", `${label} unpacks to ${size}; the limit is ${inWords(mostBytes)}.`);
  }
  if (unpackedBytes > 1024 * 1024 && unpackedBytes > ratio * packedBytes) {
    throw unreadable(
      label,
      "too-compressed",
      `${label} unpacks to more than ${ratio} times its size, which is the limit.`,
    );
  }
}

function outermostOf(source: ZipSource): ZipSource {
  return source.around === null ? source : outermostOf(source.around);
}

/** Entries by tidy path, and what is right inside each folder. A path never leaves the zip, whatever its steps are. */
function arrange(listed: ReadonlyMap<string, ZipEntry>) {
  const entries = new Map<string, ZipEntry>();
  const folders = new Map<string, { readonly files: string[]; readonly folders: string[] }>([[".", empty()]]);
  const folderAt = (path: string, around: string, name: string) => {
    if (folders.has(path)) return;
    folders.set(path, empty());
    folders.get(around)?.folders.push(name);
  };
  let tooDeep = 0;
  for (const [name, entry] of listed) {
    const steps = name.split("/").filter((step) => step !== "" && step !== ".");
    const file = steps.pop();
    if (file === undefined) continue;
    if (steps.length > greatestFolderDepth) {
      tooDeep++;
      continue;
    }
    let folder = ".";
    for (const step of steps) {
      const inside = joinPath(folder, step);
      folderAt(inside, folder, step);
      folder = inside;
    }
    const path = joinPath(folder, file);
    if (!entries.has(path)) folders.get(folder)?.files.push(file);
    entries.set(path, entry);
  }
  return { entries, folders: folders as ReadonlyMap<string, FolderContents>, tooDeep };
}

const empty = () => ({ files: [] as string[], folders: [] as string[] });
