import type { TextDocument } from "vscode";
import {
  type BaseLanguageClient,
  DidOpenTextDocumentNotification,
  type Middleware,
  vsdiag,
} from "vscode-languageclient";
import { concernsUs, concernsUsByNow, isSettingsFile } from "./concerns-us";

/**
 * Lets only those documents through to the server that are its concern. A document that becomes a flow while someone
 * types, or when it is saved, is opened there then; it stays there until it is closed.
 */
export function onlyFlows(
  client: () => BaseLanguageClient,
  sentChanged: (isSent: (document: TextDocument) => boolean) => void,
): Middleware {
  const sent = new Set<string>();
  const isSent = ({ uri }: TextDocument) => sent.has(uri.toString());
  return {
    async didOpen(document, next) {
      if (isSent(document) || !concernsUs(document)) return;
      sent.add(document.uri.toString());
      sentChanged(isSent);
      await next(document);
    },
    async didChange(event, next) {
      if (isSent(event.document)) await next(event);
      else if (concernsUsByNow(event.document)) await open(client(), event.document);
    },
    async didSave(document, next) {
      if (isSent(document)) await next(document);
      else if (concernsUs(document)) await open(client(), document);
    },
    async didClose(document, next) {
      if (!sent.delete(document.uri.toString())) return;
      sentChanged(isSent);
      await next(document);
    },
    provideDiagnostics(document, previous, token, next) {
      if ("uri" in document && isSent(document)) return next(document, previous, token);
      return { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] };
    },
    provideCodeLenses(document, token, next) {
      return isSent(document) ? next(document, token) : null;
    },
    provideInlayHints(document, range, token, next) {
      return isSent(document) ? next(document, range, token) : null;
    },
    provideHover(document, position, token, next) {
      return isSent(document) ? next(document, position, token) : null;
    },
    // Of a flow nothing is completed, so nobody is asked while someone types in one.
    provideCompletionItem(document, position, context, token, next) {
      return isSettingsFile(document) ? next(document, position, context, token) : null;
    },
    provideDocumentSymbols(document, token, next) {
      return isSent(document) ? next(document, token) : null;
    },
    provideDefinition(document, position, token, next) {
      return isSent(document) ? next(document, position, token) : null;
    },
    provideReferences(document, position, options, token, next) {
      return isSent(document) ? next(document, position, options, token) : null;
    },
    provideDocumentHighlights(document, position, token, next) {
      return isSent(document) ? next(document, position, token) : null;
    },
    prepareRename(document, position, token, next) {
      return isSent(document) ? next(document, position, token) : null;
    },
    provideRenameEdits(document, position, newName, token, next) {
      return isSent(document) ? next(document, position, newName, token) : null;
    },
    provideDocumentLinks(document, token, next) {
      return isSent(document) ? next(document, token) : null;
    },
    prepareCallHierarchy(document, position, token, next) {
      return isSent(document) ? next(document, position, token) : null;
    },
  };
}

async function open(client: BaseLanguageClient, document: TextDocument): Promise<void> {
  // The library has taken note that this version has no diagnostics, and would not ask again.
  client.getFeature("textDocument/diagnostic").getProvider(document)?.forget(document);
  await client.getFeature(DidOpenTextDocumentNotification.method).getProvider(document)?.send(document);
}
