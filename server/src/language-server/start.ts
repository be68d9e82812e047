import {
  type Connection,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceFolder,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  fixAllKind,
  type ReportParams,
  reportRequest,
  type StateParams,
  settingsSection,
  stateRequest,
} from "../../../shared/protocol";
import { type Client, clientOf } from "./client-abilities";
import type { Editor, EditorParts } from "./editor";
import { answerOwnRequests } from "./own-requests";
import { serveDiagnostics } from "./serve-diagnostics";
import { serveDisplay } from "./serve-display";
import { navigationAbilities, serveNavigation } from "./serve-navigation";
import { serveQuestions } from "./serve-questions";
import { Session } from "./session";
import { type ChangeHandlers, handleChanges, watchFor } from "./watch-changes";

/** What the place where the server runs gives in. */
export interface ServerHost extends Pick<EditorParts, "localFiles" | "today"> {
  readonly version: string;
  /** Loads all that knows flows: it takes longer than the first answer may. */
  readonly loadEditor: () => Promise<(parts: EditorParts) => Editor>;
}

/** Serves the client at the other end of a connection until it leaves. */
export function startLanguageServer(connection: Connection, host: ServerHost): void {
  const documents = new TextDocuments(TextDocument);
  documents.listen(connection);
  const session = new Session(connection);
  connection.onInitialize(({ capabilities, initializationOptions, workspaceFolders }) => {
    session.begin();
    const client = clientOf(capabilities, initializationOptions);
    serve(connection, session, client, documents, workspaceFolders ?? [], host);
    return answerTo(client, host.version);
  });
  connection.listen();
}

function answerTo(client: Client, version: string): InitializeResult {
  const capabilities: ServerCapabilities = {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['"'] },
    codeLensProvider: { resolveProvider: false },
    inlayHintProvider: true,
    codeActionProvider: { codeActionKinds: ["quickfix", fixAllKind] },
    ...navigationAbilities,
    ...(client.pullsDiagnostics && {
      diagnosticProvider: { identifier: settingsSection, interFileDependencies: true, workspaceDiagnostics: false },
    }),
    ...(client.workspaceFolders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  };
  return { capabilities, serverInfo: { name: "flow-license-lint", version } };
}

function serve(
  connection: Connection,
  session: Session,
  client: Client,
  documents: TextDocuments<TextDocument>,
  given: readonly WorkspaceFolder[],
  { loadEditor, localFiles, today }: ServerHost,
): void {
  const folders = new Map(given.map((folder) => [folder.uri, folder]));
  const workspaceFolders = () => [...folders.values()];
  const parts = { connection, client, documents, workspaceFolders, localFiles, today };
  let loading: Promise<Editor> | undefined;
  const editor = (): Promise<Editor> => {
    loading ??= loadEditor().then((openEditor) => openEditor(parts));
    return loading;
  };
  const refreshDiagnostics = serveDiagnostics(connection, session, client, documents, editor);
  serveQuestions(connection, session, editor);
  const refreshDisplay = serveDisplay(connection, session, client, editor);
  const refresh = (): void => {
    refreshDiagnostics();
    refreshDisplay();
  };
  serveNavigation(connection, session, editor);
  const forgetAndRefresh = async (): Promise<void> => {
    (await editor()).forget();
    refresh();
  };
  const handlers: ChangeHandlers = {
    onSettings: async (pushed) => {
      (await editor()).pushSettings(pushed);
      await forgetAndRefresh();
    },
    onFolders: async ({ added, removed }) => {
      for (const { uri } of removed) folders.delete(uri);
      for (const folder of added) folders.set(folder.uri, folder);
      await forgetAndRefresh();
    },
    onFiles: async (uris) => {
      const { concerns } = await editor();
      if (uris.some(concerns)) await forgetAndRefresh();
    },
  };
  handleChanges(connection, handlers);
  connection.onInitialized(async () => {
    void editor();
    await watchFor(connection, client, handlers).catch((error) => session.logRefusal("to watch for changes", error));
  });
  documents.onDidSave(() => {
    // A client that watches files tells of this one too.
    if (!client.watchedFiles) void forgetAndRefresh();
  });
  documents.onDidClose(async ({ document: { uri } }) => (await editor()).close(uri));
  connection.onHover(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, async () => (await editor()).hover(uri, position, token)),
  );
  connection.onCompletion(({ textDocument: { uri }, position }) =>
    session.answer(uri, async () => (await editor()).completion(uri, position)),
  );
  answerOwnRequests(connection, session, editor);
  connection.onCodeAction(({ textDocument: { uri }, ...question }, token) =>
    session.answer(uri, async () => (await editor()).codeActions(uri, question, token)),
  );
  connection.onRequest(reportRequest, (params: ReportParams, token) =>
    session.answer(params.textDocument.uri, async () => (await editor()).report(params, token)),
  );
  connection.onRequest(stateRequest, (params: StateParams, token) =>
    session.answer(params.textDocument.uri, async () => (await editor()).state(params, token)),
  );
}
