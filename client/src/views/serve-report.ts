import {
  type CancellationToken,
  CancellationTokenSource,
  Disposable,
  l10n,
  languages,
  type Uri,
  type Webview,
  workspace,
} from "vscode";
import {
  type ReportAnswer,
  type ReportParams,
  reportRequest,
  type StateAnswer,
  settingsFileName,
  stateRequest,
} from "../../../shared/protocol";
import type { FromPanel, ToPanel } from "../../../shared/report-panel";
import type { LaunchedServer } from "../launch";
import { reveal, save } from "./report-files";

/** Waits for a server that runs; null where none does. */
export type RunningServer = () => Promise<LaunchedServer | null>;

export interface ServedReport {
  /** Turns to another flow of the document. */
  readonly pick: (flow: number) => void;
  readonly dispose: () => void;
}

/** Answers what a report panel asks, and tells it when there is something new to ask for. */
export function serveReport(webview: Webview, server: RunningServer, uri: Uri, first: number): ServedReport {
  const tell = (message: ToPanel): void => void webview.postMessage(message);
  const changed = (): void => tell({ kind: "changed" });
  const isOurs = (other: Uri): boolean => other.toString() === uri.toString();
  let asking = new CancellationTokenSource();
  let flow = first;

  const handle = async (message: FromPanel): Promise<void> => {
    switch (message.kind) {
      case "ready":
        return tell({ kind: "start", uri: uri.toString(), flow });
      case "ask":
        return ask(message).catch((error) => tell({ kind: "failed", message: wordsOf(error) }));
      case "reveal":
        return reveal(uri, message);
      case "write": {
        const reason = await write(message);
        return tell({
          kind: "told",
          message: reason ?? l10n.t("Written into the settings file."),
          written: reason === null,
        });
      }
      case "save":
        if (await save(uri, message)) tell({ kind: "told", message: "Saved.", written: false });
    }
  };

  const ask = async (message: Extract<FromPanel, { kind: "ask" }>): Promise<void> => {
    asking.cancel();
    asking = new CancellationTokenSource();
    const answer = await answerTo<ReportAnswer>(reportRequest, message, asking.token);
    tell({ kind: "answer", question: message.question, answer });
  };

  const answerTo = async <R>(
    method: string,
    { flow: index, stated }: Pick<ReportParams, "flow" | "stated">,
    token: CancellationToken,
  ): Promise<R | null> => {
    flow = index;
    // A document that no editor shows any more is closed at the server, too.
    await workspace.openTextDocument(uri);
    const params: ReportParams = { textDocument: { uri: uri.toString() }, flow, stated };
    for (let tries = 0; tries < mostTries && !token.isCancellationRequested; tries++) {
      const running = await server();
      if (running === null) throw new Error(l10n.t("The language server does not run."));
      const answer = await running.request<R | null>(method, params, token);
      if (answer !== null) return answer;
      // What was opened just now may not have come to the server yet.
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return null;
  };

  /** Returns why nothing was written; null where it was. */
  const write = async (message: Extract<FromPanel, { kind: "write" }>): Promise<string | null> => {
    const { token } = new CancellationTokenSource();
    const answer = await answerTo<StateAnswer>(stateRequest, message, token);
    const edit = await (await server())?.toWorkspaceEdit(answer?.edit ?? null);
    if (!edit) return answer?.reason ?? l10n.t("There is no flow any more.");
    if (!(await workspace.applyEdit(edit))) return l10n.t("The editor did not take the change of the settings file.");
    // Settings count as they are saved.
    for (const [changedFile] of edit.entries()) await (await workspace.openTextDocument(changedFile)).save();
    return null;
  };

  const listeners = Disposable.from(
    webview.onDidReceiveMessage((message: FromPanel) => {
      handle(message).catch((error) => tell({ kind: "told", message: wordsOf(error), written: false }));
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (isOurs(document.uri)) changed();
    }),
    workspace.onDidSaveTextDocument(({ uri: saved }) => {
      if (saved.path.endsWith(`/${settingsFileName}`)) changed();
    }),
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(isOurs)) changed();
    }),
  );
  return {
    pick: (index) => tell({ kind: "pick", flow: index }),
    dispose() {
      asking.cancel();
      listeners.dispose();
    },
  };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const mostTries = 10;
const pause = 150;
