import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  commands,
  type DocumentHighlight,
  type DocumentLink,
  type DocumentSymbol,
  type Location,
  type LocationLink,
  type Position,
  type Range,
  type SymbolInformation,
  type TextDocument,
  type WorkspaceEdit,
  workspace,
} from "vscode";
import { closeAll, paths, positionOf, restore, show, uriOf } from "./editor";
import { equal, includes, until } from "./expect";

suite("Navigation", () => {
  let document: TextDocument;

  setup(async () => {
    ({ document } = await show(paths.buttonFlow));
    await until("an outline", outline, (names) => names.length > 0);
  });
  teardown(closeAll);

  test("an outline has the flow with its trigger and actions", async () => {
    equal(
      await outline(),
      [
        "manual",
        "Insert row (V2): SQL Server",
        "Condition defects found",
        "If yes",
        "Run a Child Flow Create work order",
        "If no",
        "Respond to a Power App or flow: Response",
      ],
      "outline",
    );
  });

  test("an expression leads to the action that it names", async () => {
    const found = await ask<(Location | LocationLink)[]>(
      "executeDefinitionProvider",
      '"inspectionid": "@{outputs(',
      30,
    );
    const [range] = found.map((it) => ("targetUri" in it ? it.targetRange : it.range));
    equal(textAt(range), "Insert_row_(V2)", "definition");
    equal(range?.start.line, lineOf('"Insert_row_(V2)": {'), "its line");
  });

  test("the call of a child flow leads to its file", async () => {
    const found = await ask<(Location | LocationLink)[]>("executeDefinitionProvider", '"9e539b2a', 3);
    const [uri] = found.map((it) => ("targetUri" in it ? it.targetUri : it.uri));
    includes(String(uri), "CreateWorkOrder-9E539B2A");
    const links = await commands.executeCommand<DocumentLink[]>("vscode.executeLinkProvider", document.uri);
    equal(links.map(({ target }) => String(target)).filter((it) => it === String(uri)).length, 1, "links to it");
  });

  test("references and highlights are where a step is made, waited for and read", async () => {
    const found = await ask<Location[]>("executeReferenceProvider", '"Insert_row_(V2)": {', 3);
    equal(
      found.map(({ range }) => textAt(range)),
      Array(3).fill("Insert_row_(V2)"),
      "references",
    );
    const highlights = await ask<DocumentHighlight[]>("executeDocumentHighlights", '"Insert_row_(V2)": {', 3);
    equal(
      highlights.map(({ range }) => textAt(range)),
      Array(3).fill("Insert_row_(V2)"),
      "highlights",
    );
  });

  test("a step is renamed wherever it is named", async () => {
    const edit = await ask<WorkspaceEdit>("executeDocumentRenameProvider", '"Insert_row_(V2)": {', 3, "Insert the row");
    const before = document.getText();
    await workspace.applyEdit(edit);
    const after = document.getText();
    await restore(document, before);
    equal(after === before.replaceAll("Insert_row_(V2)", "Insert_the_row"), true, "renamed everywhere");
  });

  test("a name that is in use is refused", async () => {
    const position = inside('"Insert_row_(V2)": {', 3);
    const refusal = await commands
      .executeCommand("vscode.executeDocumentRenameProvider", document.uri, position, "manual")
      .then(String, (error) => String(error.message));
    includes(refusal, "The name manual is in use");
  });

  test("calls go from the parent to the child and back", async () => {
    const [parent] = await ask<CallHierarchyItem[]>("prepareCallHierarchy", '"Insert_row_(V2)": {', 3);
    const [out] = await calls<CallHierarchyOutgoingCall>("provideOutgoingCalls", parent);
    includes(String(out?.to.uri), "CreateWorkOrder-9E539B2A");
    const [back] = await calls<CallHierarchyIncomingCall>("provideIncomingCalls", out?.to);
    equal(String(back?.from.uri), String(uriOf(paths.buttonFlow)), "the caller");
  });

  test("flows of the workspace are found by name", async () => {
    const found = await commands.executeCommand<SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", "Remind");
    const files = found.map(({ location }) => String(location.uri));
    equal(files.filter((file) => file === String(uriOf(paths.loopFlow))).length, 1, "the flow that reminds");
  });

  /** Names with details that are no figures; what other extensions show of JSON is left out. */
  async function outline(): Promise<string[]> {
    const found = await commands.executeCommand<DocumentSymbol[] | undefined>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    const flow = (found ?? []).find(({ detail }) => detail?.endsWith("requests a run"));
    const lines = (symbol: DocumentSymbol): string[] => [
      /^$|\d|instant/.test(symbol.detail) ? symbol.name : `${symbol.name}: ${symbol.detail}`,
      ...symbol.children.flatMap(lines),
    ];
    return flow?.children.flatMap(lines) ?? [];
  }

  async function ask<T>(command: string, part: string, offset: number, ...further: string[]): Promise<T> {
    return commands.executeCommand<T>(`vscode.${command}`, document.uri, inside(part, offset), ...further);
  }

  async function calls<T>(command: string, item: CallHierarchyItem | undefined): Promise<T[]> {
    return (await commands.executeCommand<T[]>(`vscode.${command}`, item)) ?? [];
  }

  function inside(part: string, offset: number): Position {
    return positionOf(document, part).translate(0, offset - 1);
  }

  function textAt(range: Range | undefined): string {
    return range ? document.getText(range) : "";
  }

  function lineOf(part: string): number {
    return positionOf(document, part).line;
  }
});
