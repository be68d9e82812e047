import { type Connection, LSPErrorCodes, ResponseError, type ServerCapabilities } from "vscode-languageserver";
import type { Unanswered } from "./analyses";
import type { Editor } from "./editor";
import type { Navigation } from "./navigation/navigation";
import type { Session } from "./session";

export const navigationAbilities: ServerCapabilities = {
  documentSymbolProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentLinkProvider: {},
  callHierarchyProvider: true,
  workspaceSymbolProvider: true,
};

/** Answers where things are made, named and called, and gives them other names. */
export function serveNavigation(connection: Connection, session: Session, editor: () => Promise<Editor>): void {
  const answer = <T>(uri: string, find: (navigation: Navigation) => Promise<T | Unanswered>): Promise<T> =>
    session.answer(uri, async () => find((await editor()).navigation));
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) => answer(uri, (it) => it.symbols(uri, token)));
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    answer(uri, (it) => it.definition({ uri, position }, token)),
  );
  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    answer(uri, (it) => it.references({ uri, position }, context.includeDeclaration, token)),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    answer(uri, (it) => it.highlights({ uri, position }, token)),
  );
  connection.onPrepareRename(async ({ textDocument: { uri }, position }, token) =>
    orRefuse(await answer(uri, (it) => it.prepareRename({ uri, position }, token))),
  );
  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }, token) =>
    orRefuse(await answer(uri, (it) => it.rename({ uri, position }, newName, token))),
  );
  connection.onDocumentLinks(({ textDocument: { uri } }, token) => answer(uri, (it) => it.links(uri, token)));
  const { callHierarchy } = connection.languages;
  callHierarchy.onPrepare(({ textDocument: { uri }, position }, token) =>
    answer(uri, (it) => it.prepareCalls({ uri, position }, token)),
  );
  callHierarchy.onIncomingCalls(({ item }, token) => answer(item.uri, (it) => it.incomingCalls(item, token)));
  callHierarchy.onOutgoingCalls(({ item }, token) => answer(item.uri, (it) => it.outgoingCalls(item, token)));
  connection.onWorkspaceSymbol(({ query }, token) => answer("", (it) => it.workspaceSymbols(query, token)));
}

/** The sentence of a refusal is what editors show to the person. */
function orRefuse<T extends object | null>(found: T): Exclude<T, { refusal: string }> {
  if (found !== null && "refusal" in found) {
    throw new ResponseError(LSPErrorCodes.RequestFailed, String(found.refusal));
  }
  return found as Exclude<T, { refusal: string }>;
}
