/** How much an input may ask for before it is left alone and told. */
export interface ReadingLimits {
  /** Largest text read, in bytes as it stands unpacked. */
  readonly fileBytes: number;
  /** Entries of an outermost zip, those of the zips in it included. */
  readonly zipEntries: number;
  /** Sum of the unpacked sizes of the entries that are listed or opened, in bytes, per outermost zip; its own size too. */
  readonly unpackedBytes: number;
  /** Unpacked to packed size of one entry above a megabyte. */
  readonly ratio: number;
  /** Zips in zips; 1 is a zip that holds no further one. */
  readonly zipDepth: number;
}

export const defaultLimits: ReadingLimits = {
  fileBytes: 64 * 1024 * 1024,
  zipEntries: 50_000,
  unpackedBytes: 1024 * 1024 * 1024,
  ratio: 200,
  zipDepth: 4,
};
