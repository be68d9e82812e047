/** What a zip's central directory says of one entry. Nothing of it is to be trusted. */
export interface ZipEntry {
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc32: number;
  /** Offset of the local header. */
  readonly offset: number;
}

export type ZipDirectory =
  /** `count` counts folders and repeated names as well. */
  | { readonly entries: ReadonlyMap<string, ZipEntry>; readonly count: number }
  | { readonly fault: "damaged" | "too-many-entries" };

export function beginsLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * Reads the central directory; names with `/`, and of two entries with one name the last. A zip of more entries
 * than allowed is left alone.
 */
export function readZipDirectory(bytes: Uint8Array, mostEntries: number): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findDirectoryEnd(view);
  if (end === null) return { fault: "damaged" };
  if (end.entries > mostEntries) return { fault: "too-many-entries" };
  const entries = new Map<string, ZipEntry>();
  let at = end.directory;
  for (let count = 0; count < end.entries; count++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return { fault: "damaged" };
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const next = at + 46 + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (next > bytes.length) return { fault: "damaged" };
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameBytes)).replaceAll("\\", "/");
    if (!name.endsWith("/")) {
      entries.delete(name);
      entries.set(name, readEntry(view, at, at + 46 + nameBytes, extraBytes));
    }
    at = next;
  }
  return { entries, count: end.entries };
}

interface DirectoryEnd {
  readonly entries: number;
  readonly directory: number;
}

/** The record at the end of a zip, before a comment of at most 65,535 bytes. */
function findDirectoryEnd(view: DataView): DirectoryEnd | null {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const entries = view.getUint16(at + 10, true);
    const directory = view.getUint32(at + 16, true);
    if (entries !== 0xffff && directory !== 0xffffffff) return { entries, directory };
    return findLargeDirectoryEnd(view, at - 20) ?? { entries, directory };
  }
  return null;
}

/** The same record in the wide form (zip64), which a locator before the narrow one points to. */
function findLargeDirectoryEnd(view: DataView, locator: number): DirectoryEnd | null {
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) return null;
  const at = wideNumber(view, locator + 8);
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== 0x06064b50) return null;
  return { entries: wideNumber(view, at + 32), directory: wideNumber(view, at + 48) };
}

function readEntry(view: DataView, at: number, extra: number, extraBytes: number): ZipEntry {
  let unpackedBytes = view.getUint32(at + 24, true);
  let packedBytes = view.getUint32(at + 20, true);
  let offset = view.getUint32(at + 42, true);
  // The wide form (zip64) keeps the numbers that do not fit in an extra field, in this order.
  let wide = wideField(view, extra, extra + extraBytes);
  const nextWide = (narrow: number): number => {
    if (narrow !== 0xffffffff || wide === null || wide.at + 8 > wide.end) return narrow;
    const value = wideNumber(view, wide.at);
    wide = { at: wide.at + 8, end: wide.end };
    return value;
  };
  unpackedBytes = nextWide(unpackedBytes);
  packedBytes = nextWide(packedBytes);
  offset = nextWide(offset);
  const encrypted = (view.getUint16(at + 8, true) & 1) !== 0;
  const method = view.getUint16(at + 10, true);
  return { packedBytes, unpackedBytes, method, encrypted, crc32: view.getUint32(at + 16, true), offset };
}

function wideField(view: DataView, start: number, end: number): { at: number; end: number } | null {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1)
      return { at: at + 4, end: Math.min(end, at + 4 + view.getUint16(at + 2, true)) };
  }
  return null;
}

function wideNumber(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

/** Names are UTF-8 whether or not the entry says so; others are read byte by byte, so that each stays its own. */
function decodeName(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return oneByteEach.decode(bytes);
  }
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const oneByteEach = new TextDecoder("latin1");
