import type { Connection } from "vscode-languageserver";
import type { Client } from "./client-abilities";
import type { Editor } from "./editor";
import type { Session } from "./session";

/** Answers with what stands between the lines and behind the actions; returns what to call when that is to be asked anew. */
export function serveDisplay(
  connection: Connection,
  session: Session,
  client: Client,
  editor: () => Promise<Editor>,
): () => void {
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    session.answer(uri, async () => (await editor()).codeLenses(uri, token)),
  );
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    session.answer(uri, async () => (await editor()).inlayHints(uri, range, token)),
  );
  const ask = (refresh: () => Promise<void>): void => {
    refresh().catch((error) => session.logRefusal("refresh", error));
  };
  return () => {
    if (client.refreshesLenses) ask(() => connection.sendRequest("workspace/codeLens/refresh"));
    if (client.refreshesHints) ask(() => connection.languages.inlayHint.refresh());
  };
}
