import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CancellationToken,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  Location,
  Position,
  Range,
  SymbolInformation,
  TextDocuments,
  WorkspaceEdit,
  WorkspaceFolder,
  WorkspaceSymbol,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { FileAccess } from "../../exports/file-access";
import type { Refusal } from "../../fixes/rename";
import type { Analyses, KnownDocument, Unanswered } from "../analyses";
import type { Client } from "../client-abilities";
import type { EditorSettings } from "../editor-settings";
import type { NeighborFinder } from "../neighbors";
import { incomingCalls, outgoingCalls, prepareCalls } from "./call-hierarchy";
import { definition } from "./definition";
import { documentLinks } from "./document-links";
import { documentSymbols } from "./document-symbols";
import { FlowsAround } from "./flows-around";
import { highlights } from "./highlights";
import { references } from "./references";
import { prepareRename, rename } from "./rename";
import { WorkspaceSymbols } from "./workspace-symbols";

/** A place in an open document. */
export interface At {
  readonly uri: string;
  readonly position: Position;
}

/** Ways through flows and between them. */
export interface Navigation {
  symbols(uri: string, token: CancellationToken): Answer<DocumentSymbol[] | SymbolInformation[]>;
  definition(at: At, token: CancellationToken): Answer<Location[]>;
  references(at: At, withDefinition: boolean, token: CancellationToken): Answer<Location[]>;
  highlights(at: At, token: CancellationToken): Answer<DocumentHighlight[]>;
  prepareRename(at: At, token: CancellationToken): Answer<RenamedName | Refusal | null>;
  rename(at: At, newName: string, token: CancellationToken): Answer<WorkspaceEdit | Refusal | null>;
  links(uri: string, token: CancellationToken): Answer<DocumentLink[]>;
  prepareCalls(at: At, token: CancellationToken): Answer<CallHierarchyItem[]>;
  incomingCalls(item: CallHierarchyItem, token: CancellationToken): Answer<CallHierarchyIncomingCall[]>;
  outgoingCalls(item: CallHierarchyItem, token: CancellationToken): Answer<CallHierarchyOutgoingCall[]>;
  workspaceSymbols(query: string, token: CancellationToken): Answer<WorkspaceSymbol[]>;
  /** Settings or files are others than before. */
  forget(): void;
}

type Answer<T> = Promise<T | Unanswered>;

interface RenamedName {
  readonly range: Range;
  readonly placeholder: string;
}

export interface NavigationParts {
  readonly client: Client;
  readonly documents: TextDocuments<TextDocument>;
  readonly analyses: Analyses;
  readonly settings: EditorSettings;
  readonly neighbors: NeighborFinder;
  readonly filesOf: (origin: string) => FileAccess;
  readonly workspaceFolders: () => readonly WorkspaceFolder[];
}

export function openNavigation(parts: NavigationParts): Navigation {
  const { client, documents, analyses, settings, neighbors, filesOf, workspaceFolders } = parts;
  const flows = new FlowsAround(documents, settings, neighbors);
  const workspace = new WorkspaceSymbols(flows, documents, filesOf, workspaceFolders);
  /** Asked anew where settings or surroundings changed meanwhile: editors keep the answer for this version of the text. */
  const knownNow = async (uri: string, token: CancellationToken): Answer<KnownDocument | null> => {
    const version = documents.get(uri)?.version;
    for (;;) {
      const known = await analyses.of(uri, token);
      if (known !== "changed" || documents.get(uri)?.version !== version) return known;
    }
  };
  /** Answers for a document by its analysis, and with `none` where it is not open. */
  const of = async <T>(
    uri: string,
    token: CancellationToken,
    none: T,
    find: (known: KnownDocument) => T | Promise<T>,
  ): Answer<T> => {
    const known = await knownNow(uri, token);
    if (known === null) return none;
    return typeof known === "string" ? known : find(known);
  };
  return {
    symbols: (uri, token) =>
      of<DocumentSymbol[] | SymbolInformation[]>(uri, token, [], (known) => documentSymbols(known, client)),
    definition: ({ uri, position }, token) => of(uri, token, [], (known) => definition(known, position, flows)),
    references: ({ uri, position }, withDefinition, token) =>
      of(uri, token, [], (known) => references(known, position, withDefinition)),
    highlights: ({ uri, position }, token) => of(uri, token, [], (known) => highlights(known, position)),
    prepareRename: ({ uri, position }, token) =>
      of<RenamedName | Refusal | null>(uri, token, null, (known) => prepareRename(known, position)),
    rename: ({ uri, position }, newName, token) =>
      of<WorkspaceEdit | Refusal | null>(uri, token, null, (known) => rename(known, position, newName, client)),
    links: (uri, token) => of(uri, token, [], documentLinks),
    // The analysis sees to it that the flows around are known.
    prepareCalls: ({ uri, position }, token) => of(uri, token, [], () => prepareCalls(uri, position, flows)),
    incomingCalls: (item, token) => incomingCalls(item, flows, token),
    outgoingCalls: (item, token) => outgoingCalls(item, flows, token),
    workspaceSymbols: (query, token) => workspace.matching(query, token),
    forget: () => workspace.forget(),
  };
}
