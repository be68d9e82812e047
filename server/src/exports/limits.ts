/** How much an input may ask for before it is left alone and told. */
export interface ReadingLimits {
  /** Largest text read, in bytes as it stands unpacked. */
  readonly fileBytes: number;
  /** Entries of an outermost zip, those of the zips in it included. */
  readonly zipEntries: number;
  /** An outermost zip as it stands, in bytes: it is held in memory as a whole. */
  readonly zipBytes: number;
  /** Sum of the unpacked sizes of the entries that are listed or opened, in bytes, per outermost zip. */
  readonly unpackedBytes: number;
  /** Unpacked to packed size of one entry above a megabyte. */
  readonly ratio: number;
  /** Zips in zips; 1 is a zip that holds no further one. */
  readonly zipDepth: number;
}

export const defaultLimits: ReadingLimits = {
  fileBytes: 64 * 1024 * 1024,
  zipEntries: 50_000,
  zipBytes: 1024 * 1024 * 1024,
  unpackedBytes: 1024 * 1024 * 1024,
  ratio: 200,
  zipDepth: 4,
};
