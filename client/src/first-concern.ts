import { Disposable, type TextDocument, workspace } from "vscode";
import { concernsUs, concernsUsByNow } from "./concerns-us";

/** Calls back once, when the first document is open that is the server's concern. */
export function onFirstConcern(callBack: () => void): Disposable {
  const look = (concerns: (document: TextDocument) => boolean) => (document: TextDocument) => {
    if (isDone || !concerns(document)) return;
    isDone = true;
    listeners.dispose();
    callBack();
  };
  let isDone = false;
  const listeners = Disposable.from(
    workspace.onDidOpenTextDocument(look(concernsUs)),
    workspace.onDidSaveTextDocument(look(concernsUs)),
    workspace.onDidChangeTextDocument(({ document }) => look(concernsUsByNow)(document)),
  );
  workspace.textDocuments.forEach(look(concernsUs));
  return listeners;
}
