import type { Connection } from "vscode-languageserver";
import { lastStep } from "../exports/paths";
import type { Client } from "./client-abilities";
import type { WhileIndexing } from "./neighbors";

/** An export with fewer files is read before a person would have read the word. */
const longFromFiles = 50;

/** Shows that the files of a large export are being read. */
export function whileIndexing(connection: Connection, client: Client): WhileIndexing {
  return async (root, files, work) => {
    if (!client.progress || files < longFromFiles) return work();
    const progress = await connection.window.createWorkDoneProgress().catch(() => null);
    progress?.begin("Flow License Lint", undefined, `reading ${files} files of ${lastStep(root)}`);
    try {
      return await work();
    } finally {
      progress?.done();
    }
  };
}
