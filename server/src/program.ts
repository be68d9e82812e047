import { runCommandLine } from "./cli/arguments";
import { lookAtPart, readPart } from "./cli/estate-part";
import { openEditor } from "./language-server/editor";

/** All that knows flows, in a bundle of its own: an editor waits for the first answer of its server, which needs none of it. */
export const program = { runCommandLine, openEditor, estateWork: { lookAtPart, readPart } };
