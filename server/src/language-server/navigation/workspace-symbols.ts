import {
  type CancellationToken,
  SymbolKind,
  type TextDocuments,
  type WorkspaceFolder,
  type WorkspaceSymbol,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { addAll } from "../../../../shared/add-all";
import type { FileAccess } from "../../exports/file-access";
import { defaultLimits } from "../../exports/limits";
import { listExportFiles } from "../../exports/list-export-files";
import { orCancelled } from "../cancelled";
import { fileNameOf, pathOf } from "../document-path";
import { type FlowsAround, isInPackage, type PlacedFlow } from "./flows-around";

/**
 * The flows of the workspace by name. Actions are left out: their names recur in all flows, and the symbols of a
 * document have them.
 */
export class WorkspaceSymbols {
  /** By the address of a workspace folder. */
  private readonly saved = new Map<string, readonly WorkspaceSymbol[]>();

  constructor(
    private readonly flows: FlowsAround,
    private readonly documents: TextDocuments<TextDocument>,
    private readonly filesOf: (origin: string) => FileAccess,
    private readonly workspaceFolders: () => readonly WorkspaceFolder[],
  ) {}

  async matching(query: string, token: CancellationToken): Promise<WorkspaceSymbol[] | "cancelled"> {
    const isOpen = new Set(this.documents.keys());
    const found: WorkspaceSymbol[] = [];
    for (const { uri } of this.workspaceFolders()) {
      const inFolder = await this.inFolder(uri, token);
      if (inFolder === "cancelled") return inFolder;
      addAll(
        found,
        inFolder.filter(({ location }) => !isOpen.has(location.uri)),
      );
    }
    for (const uri of isOpen) {
      if (token.isCancellationRequested) return "cancelled";
      addAll(found, (await this.flows.in(uri)).map(symbolOf));
    }
    const wanted = query.toLowerCase();
    return found.filter(({ name, containerName }) => hasLetters(`${name} ${containerName}`.toLowerCase(), wanted));
  }

  /** Something was saved, or the settings are others. */
  forget(): void {
    this.saved.clear();
  }

  private async inFolder(folder: string, token: CancellationToken): Promise<readonly WorkspaceSymbol[] | "cancelled"> {
    const before = this.saved.get(folder);
    if (before) return before;
    const { origin, path } = pathOf(folder);
    const { files } = await listExportFiles([path], orCancelled(this.filesOf(origin), token), defaultLimits);
    // What could be listed until then is not all there is.
    if (token.isCancellationRequested) return "cancelled";
    const symbols: WorkspaceSymbol[] = [];
    const readable = files.filter(({ label }) => !isInPackage(label));
    for await (const flows of this.flows.saved(readable, origin)) {
      if (token.isCancellationRequested) return "cancelled";
      addAll(symbols, flows.map(symbolOf));
    }
    this.saved.set(folder, symbols);
    return symbols;
  }
}

function symbolOf({ uri, outline: { identity }, head }: PlacedFlow): WorkspaceSymbol {
  const file = fileNameOf(uri);
  return { name: identity.name || file, kind: SymbolKind.Module, containerName: file, location: { uri, range: head } };
}

/** Whether a text has the letters of another one in their order, as editors match what is typed. */
function hasLetters(text: string, wanted: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
