import type { ClientCapabilities } from "vscode-languageserver";
import type { ClientAbilities } from "../../../shared/protocol";

/** What the client at the other end can do, as far as the server makes use of it. */
export interface Client extends ClientAbilities {
  /** It asks for diagnostics itself; to others they are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly watchedFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly progress: boolean;
  readonly markdown: boolean;
  readonly relatedInformation: boolean;
  /** Completions may have places to fill in. */
  readonly snippets: boolean;
  /** A change of its workspace may make a file. */
  readonly createsFiles: boolean;
  /** It takes changes for one version of a document. */
  readonly versionedChanges: boolean;
  /** Symbols of a document may lie in each other. */
  readonly nestedSymbols: boolean;
  /** It marks mistakes in the JSON itself. */
  readonly marksMistakes: boolean;
}

/** `options` are the `initializationOptions` of the client. */
export function clientOf(capabilities: ClientCapabilities, options: unknown): Client {
  const { workspace, textDocument, window } = capabilities;
  const own: Partial<ClientAbilities> = isObject(options) ? options : {};
  return {
    files: own.files === true,
    commandLinks: own.commandLinks === true,
    commands: own.commands === true,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
    // Our own client runs in VS Code, which does.
    marksMistakes: own.files === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes("create") === true,
    versionedChanges: workspace?.workspaceEdit?.documentChanges === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    // A client that says nothing of formats is taken to know Markdown, as most do.
    markdown: textDocument?.hover?.contentFormat?.includes("markdown") ?? true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation ?? textDocument?.diagnostic !== undefined,
  };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
