import type { Connection, DocumentDiagnosticReport, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { answerOrLog } from "./answer-or-log";
import type { Client } from "./client-abilities";
import type { Editor } from "./editor";

type LoadEditor = () => Promise<Editor>;

/** Answers or pushes diagnostics, as the client wants them; returns what to call when all are to be told anew. */
export function serveDiagnostics(
  connection: Connection,
  client: Client,
  documents: TextDocuments<TextDocument>,
  editor: LoadEditor,
): () => void {
  return client.pullsDiagnostics ? answer(connection, client, editor) : push(connection, documents, editor);
}

function answer(connection: Connection, client: Client, editor: LoadEditor): () => void {
  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
    answerOrLog(connection, uri, async (): Promise<DocumentDiagnosticReport> => {
      const { resultId, items } = await (await editor()).diagnostics(uri, token);
      if (previousResultId === resultId) return { kind: "unchanged", resultId };
      return { kind: "full", resultId, items: items() };
    }),
  );
  return () => {
    if (client.refreshesDiagnostics) void connection.languages.diagnostics.refresh();
  };
}

/** For clients that never ask. What has changed again meanwhile is pushed with its newer version. */
function push(connection: Connection, documents: TextDocuments<TextDocument>, editor: LoadEditor): () => void {
  const pushOne = async ({ uri, version }: TextDocument): Promise<void> => {
    try {
      const { items } = await answerOrLog(connection, uri, async () => (await editor()).diagnostics(uri));
      if (documents.get(uri)?.version === version) {
        await connection.sendDiagnostics({ uri, version, diagnostics: items() });
      }
    } catch {
      // Logged, or outdated.
    }
  };
  documents.onDidChangeContent(({ document }) => void pushOne(document));
  documents.onDidClose(({ document: { uri } }) => void connection.sendDiagnostics({ uri, diagnostics: [] }));
  return () => {
    for (const document of documents.all()) void pushOne(document);
  };
}
