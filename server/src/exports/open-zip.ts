import type { Report } from "./companion-text";
import type { FileAccess } from "./file-access";
import { onceThere, readWithin } from "./file-tree";
import type { ReadingLimits } from "./limits";
import type { OpenZips, ZipSource } from "./open-zips";
import { unreadable } from "./unreadable";
import { openZipTree, type ZipAllowance, type ZipTree } from "./zip-tree";

/** An opened zip, and what is still allowed in it and in the zips in it. */
export interface OpenZip {
  readonly tree: ZipTree;
  readonly source: ZipSource;
  /** 1 for an outermost zip. */
  readonly depth: number;
  readonly allowance: ZipAllowance;
}

/** What zips are opened with. */
export interface ZipOpening {
  readonly access: FileAccess;
  readonly limits: ReadingLimits;
  readonly zips: OpenZips;
  /** Told what is left out of a zip that can be opened. */
  readonly report: Report;
}

/** Opens a file as a zip. Why it cannot be opened is an exception. */
export function openOuterZip(path: string, opening: ZipOpening): Promise<OpenZip> {
  const { zipEntries, unpackedBytes } = opening.limits;
  const source = { label: path, around: null, load: () => readOuterZip(path, opening) };
  return open(source, 1, { entries: zipEntries, bytes: unpackedBytes }, opening);
}

/** Opens an entry of a zip as a zip. */
export async function openInnerZip(around: OpenZip, path: string, opening: ZipOpening): Promise<OpenZip> {
  const { tree, source, depth, allowance } = around;
  const label = tree.labelOf(path);
  const { zipDepth } = opening.limits;
  if (depth >= zipDepth) {
    throw unreadable(label, "too-deep", `${label} is a zip in ${depth} zips; the limit is ${zipDepth} in all.`);
  }
  tree.admit(path);
  return open({ label, around: source, load: () => tree.read(path) }, depth + 1, allowance, opening);
}

/** The bytes of an outermost zip, as a copy of its own. */
export function readOuterZip(path: string, { access, limits }: ZipOpening): Uint8Array | Promise<Uint8Array> {
  return onceThere(readWithin(access, path, limits.zipBytes), (bytes) => new Uint8Array(bytes));
}

async function open(
  source: ZipSource,
  depth: number,
  allowance: ZipAllowance,
  { zips, limits, report }: ZipOpening,
): Promise<OpenZip> {
  return { tree: await openZipTree(source, zips, limits, allowance, report), source, depth, allowance };
}
