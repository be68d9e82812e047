import { type Connection, ResponseError } from "vscode-languageserver";
import { pathOf } from "./document-path";

/** A failure of our own is logged with the document's name, and hides nothing of other documents. */
export async function answerOrLog<T>(connection: Connection, uri: string, answer: () => Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof ResponseError)) {
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
      connection.console.error(`${pathOf(uri).path}: ${what}`);
    }
    throw error;
  }
}
