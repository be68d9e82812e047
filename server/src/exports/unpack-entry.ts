import { Inflate, inflateSync } from "fflate";
import type { ZipEntry } from "./zip-directory";

/** The unpacked bytes of an entry; null where they are damaged or not what the directory declares. */
export function unpackEntry(zip: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const packed = packedBytesOf(zip, entry);
  if (packed === null) return null;
  try {
    const unpacked = entry.method === 0 ? packed : inflate(packed, entry.unpackedBytes);
    return unpacked?.length === entry.unpackedBytes && crc32(unpacked) === entry.crc32 ? unpacked : null;
  } catch {
    return null;
  }
}

function packedBytesOf(zip: Uint8Array, { offset, packedBytes }: ZipEntry): Uint8Array | null {
  if (offset + 30 > zip.length) return null;
  const header = new DataView(zip.buffer, zip.byteOffset + offset, 30);
  if (header.getUint32(0, true) !== 0x04034b50) return null;
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  return start + packedBytes <= zip.length ? zip.subarray(start, start + packedBytes) : null;
}

/** Packed bytes unpacked in one go: deflate makes at most some 1,000 times as much of them. */
const stepBytes = 64 * 1024;

/**
 * Unpacks no further than the declared size, in memory as in time. A small entry goes into a buffer that is one
 * byte too large, which tells too much from enough; a large one step by step, given up once it goes too far.
 */
function inflate(packed: Uint8Array, declared: number): Uint8Array | null {
  if (packed.length <= stepBytes) return inflateSync(packed, { out: new Uint8Array(declared + 1) });
  const unpacked = new Uint8Array(declared);
  let length = 0;
  let tooLong = false;
  const steps = new Inflate((chunk) => {
    tooLong ||= length + chunk.length > declared;
    if (!tooLong) unpacked.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < packed.length && !tooLong; at += stepBytes) {
    steps.push(packed.subarray(at, at + stepBytes), at + stepBytes >= packed.length);
  }
  return tooLong || length !== declared ? null : unpacked;
}

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (let i = 0; i < bytes.length; i++) {
    crc = (crcTable[(crc ^ (bytes[i] as number)) & 0xff] as number) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});
