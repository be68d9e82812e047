import { onceThere } from "./file-tree";

/** A zip, and the zip around it; null for an outermost one. */
export interface ZipSource {
  readonly label: string;
  readonly around: ZipSource | null;
  load(): Uint8Array | Promise<Uint8Array>;
}

/**
 * Keeps the bytes of the zip opened last, and of the zips around it, so that never more than one outermost zip is
 * in memory. Files read in the order of their labels open each zip once.
 */
export class OpenZips {
  private readonly open: { readonly source: ZipSource; readonly bytes: Uint8Array }[] = [];

  bytesOf(source: ZipSource): Uint8Array | Promise<Uint8Array> {
    const depth = depthOf(source);
    const kept = this.open[depth];
    if (kept?.source === source) return kept.bytes;
    // A nested zip is loaded from the one around it, which is put in place by that.
    if (source.around === null) this.open.length = 0;
    return onceThere(source.load(), (bytes) => this.keep(depth, source, bytes));
  }

  private keep(depth: number, source: ZipSource, bytes: Uint8Array): Uint8Array {
    if (this.open.length >= depth) {
      this.open.length = depth;
      this.open.push({ source, bytes });
    }
    return bytes;
  }
}

function depthOf(source: ZipSource): number {
  return source.around === null ? 0 : 1 + depthOf(source.around);
}
