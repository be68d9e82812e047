import { defaultLimits, type ReadingLimits } from "../exports/limits";

/**
 * How much an export may ask for in the editor: as much as on the command line, but for the zip itself. It comes as one
 * message, of which client and server each hold several copies.
 */
export const editorLimits: ReadingLimits = { ...defaultLimits, zipBytes: 100 * 1024 * 1024 };
