/** Builds `dist` where it is missing or older than its sources; for tests of the built program. */
export declare function ensureBuilt(): void;
