import type { Connection, DocumentDiagnosticReport, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Client } from "./client-abilities";
import type { Editor } from "./editor";
import type { Session } from "./session";

type LoadEditor = () => Promise<Editor>;

/** Answers or pushes diagnostics, as the client wants them; returns what to call when all are to be told anew. */
export function serveDiagnostics(
  connection: Connection,
  session: Session,
  client: Client,
  documents: TextDocuments<TextDocument>,
  editor: LoadEditor,
): () => void {
  return client.pullsDiagnostics
    ? answer(connection, session, client, editor)
    : push(connection, session, documents, editor);
}

function answer(connection: Connection, session: Session, client: Client, editor: LoadEditor): () => void {
  connection.languages.diagnostics.on(
    async ({ textDocument: { uri }, previousResultId }, token): Promise<DocumentDiagnosticReport> => {
      const { resultId, items } = await session.answer(uri, async () => (await editor()).diagnostics(uri, token));
      if (previousResultId === resultId) return { kind: "unchanged", resultId };
      return { kind: "full", resultId, items: items() };
    },
  );
  return () => {
    if (!client.refreshesDiagnostics) return;
    connection.languages.diagnostics.refresh().catch((error) => session.logRefusal("refresh", error));
  };
}

/** For clients that never ask. What has changed again meanwhile is pushed with its newer version. */
function push(
  connection: Connection,
  session: Session,
  documents: TextDocuments<TextDocument>,
  editor: LoadEditor,
): () => void {
  const pushOne = async ({ uri, version }: TextDocument): Promise<void> => {
    try {
      const found = await (await editor()).diagnostics(uri);
      if (typeof found === "string" || documents.get(uri)?.version !== version) return;
      await connection.sendDiagnostics({ uri, version, diagnostics: found.items() });
    } catch (error) {
      session.logFailure(uri, error);
    }
  };
  documents.onDidChangeContent(({ document }) => void pushOne(document));
  documents.onDidClose(({ document: { uri } }) => void connection.sendDiagnostics({ uri, diagnostics: [] }));
  return () => {
    for (const document of documents.all()) void pushOne(document);
  };
}
