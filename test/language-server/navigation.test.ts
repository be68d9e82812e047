import { describe, expect, it } from "vitest";
import { CancellationTokenSource } from "vscode-jsonrpc/node";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  ClientCapabilities,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  Location,
  Position,
  Range,
  SymbolInformation,
  WorkspaceEdit,
  WorkspaceSymbol,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  applyToEach,
  button,
  childCall,
  childId,
  compose,
  condition,
  getRows,
  inTurn,
  parentId,
  workflowFile,
} from "../report/flow-parts";
import { solutionFile, solutionText } from "../report/lint-report";
import { answerFileRequests } from "./answer-file-requests";
import { testSessions } from "./sessions";
import { modern } from "./stdio-client";

const { folderWith, openIn, start: startServer } = testSessions();

const capabilities: ClientCapabilities = {
  ...modern,
  textDocument: { ...modern.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
};
const reads = (text: string) => ({ type: "Compose", inputs: text });

const parentFile = workflowFile("Parent", parentId);
const childFile = workflowFile("Child", childId);
const parentActions = inTurn({
  Get_rows: getRows,
  Each_row: applyToEach({ Note: reads("@{items('Each_row')?['😀']} of @{body('Get_rows')} for @{triggerBody()}") }),
  Is_it: condition({ Yes: compose }, { No: reads("@outputs('Yes')") }),
  Make: { type: "InitializeVariable", inputs: { variables: [{ name: "count", type: "Integer" }] } },
  Set: { type: "SetVariable", inputs: { name: "count", value: "@add(variables('count'), 1)" } },
  Call: childCall(childId),
});
const parameters = { $connections: { type: "Object" } };
const parent = solutionText({ parameters, triggers: button, actions: parentActions });
const child = solutionText({ triggers: button, actions: { Only: compose } });
const solution = "<ImportExportXml><SolutionManifest><UniqueName>S</UniqueName></SolutionManifest></ImportExportXml>";

async function start(text = parent, capable = capabilities) {
  const files = { "Other/Solution.xml": solution, [parentFile]: text, [childFile]: child };
  const { client, uri, uriOf } = await openIn(files, parentFile, { capabilities: capable });
  let document = TextDocument.create(uri, "json", 1, text);
  const ask = <T>(method: string, params: object): Promise<T> => client.connection.sendRequest(method, params);
  /** Asks about the place `inside` characters behind the beginning of a text. */
  const at = <T>(method: string, part: string, inside = 1, params: object = {}): Promise<T> => {
    const offset = document.getText().indexOf(part);
    if (offset < 0) throw new Error(`${part} is not in the text`);
    const position: Position = document.positionAt(offset + inside);
    return ask(`textDocument/${method}`, { textDocument: { uri }, position, ...params });
  };
  const change = async (changed: string) => {
    document = TextDocument.create(uri, "json", document.version + 1, changed);
    await client.change(uri, document.version, changed);
  };
  const marked = (range: Range, of = document.getText()) => {
    const around = TextDocument.create("x", "json", 0, of);
    return around.getText(range);
  };
  return { client, uri, childUri: uriOf(childFile), ask, at, change, marked };
}

type Tree = readonly [string, string, Tree[]?];
const treeOf = ({ name, detail = "", children = [] }: DocumentSymbol): Tree =>
  children.length === 0 ? [name, detail] : [name, detail, children.map(treeOf)];

describe("the symbols of a document", () => {
  it("are flow, trigger and actions, nested as in the designer and in the order in which they run", async () => {
    const { ask, uri, marked } = await start();
    const [flow, ...others] = await ask<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } });
    expect(others).toEqual([]);
    expect(treeOf(flow as DocumentSymbol)).toEqual([
      "Parent",
      "20 requests a run (assumed)",
      [
        ["manual", "instant"],
        ["Get rows", "SQL Server"],
        ["Each row", "11 requests (assumed)", [["Note", "Compose"]]],
        [
          "Is it",
          "2 requests",
          [
            ["If yes", "", [["Yes", "Compose"]]],
            ["If no", "", [["No", "Compose"]]],
          ],
        ],
        ["Make", "InitializeVariable"],
        ["Set", "SetVariable"],
        ["Call", "3 requests"],
      ],
    ]);
    const each = flow?.children?.[2] as DocumentSymbol;
    expect(marked(each.selectionRange)).toBe('"Each_row"');
    expect(marked(each.range)).toMatch(/^"Each_row": \{[\s\S]*\}$/);
  });

  it("are a list for clients that know no other", async () => {
    const { ask, uri } = await start(parent, modern);
    const found = await ask<SymbolInformation[]>("textDocument/documentSymbol", { textDocument: { uri } });
    expect(found.map(({ name, containerName }) => `${containerName}/${name}`)).toContain("If yes/Yes");
  });

  it("stay for what is in front of a text that breaks off", async () => {
    const { client, ask, uri, change } = await start();
    await client.diagnostics(uri);
    await change(parent.slice(0, parent.indexOf('"Set": {')));
    const [flow] = await ask<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } });
    expect(flow?.children?.map(({ name }) => name)).toEqual(["manual", "Get rows", "Each row", "Is it", "Make"]);
  });

  it("stay while someone types, but for what is edited", async () => {
    const { client, ask, uri, change, marked } = await start();
    await client.diagnostics(uri);
    await change(parent.replace('"Note": {', '"No": te {'));
    const [flow] = await ask<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } });
    const names = JSON.stringify(treeOf(flow as DocumentSymbol));
    expect(names).toContain("Each row");
    expect(names).toContain("Call");
    expect(names).not.toContain("Note");
    const each = flow?.children?.[2] as DocumentSymbol;
    expect(marked(each.range)).toMatch(/^"Each_row": \{[\s\S]*"No": te \{[\s\S]*\}$/);
  });
});

describe("going to the definition", () => {
  it.each([
    ["of an action, from a run-after", '"Get_rows": [', '"Get_rows": {'],
    ["of an action, from an expression", "Get_rows')} for", '"Get_rows": {'],
    ["of a loop, from its item", "Each_row')?", '"Each_row": {'],
    ["of the trigger", "triggerBody()", '"manual": {'],
    ["of a variable, from an expression", "count'), 1", '"count",\n'],
    ["of a variable, from where it is set", '"count",\n            "value"', '"count",\n'],
    ["of an action, from there", '"Yes": {', '"Yes": {'],
  ])("%s", async (_, from, to) => {
    const { at, uri, marked } = await start();
    const [found, ...others] = await at<Location[]>("definition", from, 2);
    expect(others).toEqual([]);
    expect(found?.uri).toBe(uri);
    expect(found?.range.start).toEqual(TextDocument.create(uri, "json", 1, parent).positionAt(parent.indexOf(to) + 1));
    expect(marked(found?.range as Range)).toBe(/\w+/.exec(to)?.[0]);
  });

  it("leads from the call of a child flow to that flow", async () => {
    const { at, childUri, marked } = await start();
    for (const from of ['"Call": {', '"workflowReferenceName"', childId]) {
      const [found] = await at<Location[]>("definition", from, 3);
      expect(found?.uri).toBe(childUri);
      expect(marked(found?.range as Range, child)).toBe("manual");
    }
  });

  it("leads nowhere from other texts, and from other files", async () => {
    const { client, at, ask } = await start();
    expect(await at("definition", '"Compose"', 3)).toEqual([]);
    await client.open("untitled:other.json", '{ "a": 1 }');
    const question = { textDocument: { uri: "untitled:other.json" }, position: { line: 0, character: 4 } };
    expect(await ask("textDocument/definition", question)).toEqual([]);
    expect(await ask("textDocument/prepareRename", question)).toBeNull();
  });
});

it("references are all places that name a thing, with its definition where that is asked for", async () => {
  const { at, marked } = await start();
  const all = await at<Location[]>("references", '"Get_rows": {', 2, { context: { includeDeclaration: true } });
  expect(all.map(({ range }) => marked(range))).toEqual(["Get_rows", "Get_rows", "Get_rows"]);
  const uses = await at<Location[]>("references", '"Get_rows": {', 2, { context: { includeDeclaration: false } });
  expect(uses).toEqual(all.filter(({ range }) => range.start.line !== all[0]?.range.start.line));
});

it("highlights tell writing from reading", async () => {
  const { at } = await start();
  const found = await at<DocumentHighlight[]>("documentHighlight", "count'), 1");
  expect(found.map(({ kind }) => kind)).toEqual([3, 3, 2]);
  const steps = await at<DocumentHighlight[]>("documentHighlight", '"Get_rows": [', 2);
  expect(steps.map(({ kind }) => kind)).toEqual([3, 2, 1]);
});

describe("renaming", () => {
  const changed = (before: string, edit: WorkspaceEdit, uri: string): string =>
    TextDocument.applyEdits(TextDocument.create("x", "json", 0, before), [...(edit.changes?.[uri] ?? [])]);

  it("shows the name that is renamed, and changes it everywhere", async () => {
    const { at, uri, marked } = await start();
    const prepared = await at<{ range: Range; placeholder: string }>("prepareRename", "Get_rows')} for");
    expect(prepared.placeholder).toBe("Get_rows");
    expect(marked(prepared.range)).toBe("Get_rows");
    const edit = await at<WorkspaceEdit>("rename", "Get_rows')} for", 1, { newName: "All the rows" });
    expect(changed(parent, edit, uri)).toBe(parent.replaceAll("Get_rows", "All_the_rows"));
  });

  it("is meant for one version of the text, where the client knows that", async () => {
    const { at, uri } = await start(parent, {
      ...capabilities,
      workspace: { ...capabilities.workspace, workspaceEdit: { documentChanges: true } },
    });
    const edit = await at<WorkspaceEdit>("rename", '"Make": {', 2, { newName: "Made" });
    expect(edit.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 }, edits: [{}, {}] }]);
  });

  it("is refused with a reason, without a line in the log", async () => {
    const { client, at, change } = await start();
    const rename = (newName: string) => at("rename", '"Make": {', 2, { newName });
    await expect(rename("get rows")).rejects.toThrow("The name get rows is in use");
    await expect(rename("")).rejects.toThrow("A name is missing.");
    await expect(rename("x".repeat(81))).rejects.toThrow("Power Automate allows 80");
    await expect(at("prepareRename", '"$connections"', 3)).rejects.toThrow("A parameter is renamed where");
    await change(parent.slice(0, -3));
    await expect(at("prepareRename", '"Make": {', 2)).rejects.toThrow("no sound JSON");
    await expect(rename("Fine")).rejects.toThrow("no sound JSON");
    expect(client.logged).toEqual([]);
  });

  it("changes a flow that stands as text inside of JSON", async () => {
    const row = JSON.stringify({
      workflowid: parentId,
      clientdata: solutionFile({ triggers: button, actions: parentActions }),
    });
    const { at, uri } = await start(row);
    const edit = await at<WorkspaceEdit>("rename", "Each_row\\", 1, { newName: "Row's" });
    const after = JSON.parse(changed(row, edit, uri)).clientdata;
    const { actions } = JSON.parse(after).properties.definition;
    expect(actions["Row's"].actions.Note.inputs).toContain("items('Row''s')");
    expect(actions.Is_it.runAfter).toEqual({ "Row's": ["Succeeded"] });
  });
});

it("the id of a child flow is a link to its file", async () => {
  const { ask, uri, childUri, marked } = await start();
  const [link, ...others] = await ask<DocumentLink[]>("textDocument/documentLink", { textDocument: { uri } });
  expect(others).toEqual([]);
  expect(link).toMatchObject({ target: childUri, tooltip: "Child flow Child" });
  expect(marked(link?.range as Range)).toBe(childId);
});

describe("calls", () => {
  it("go from the parent to the child and back, across files", async () => {
    const { ask, at, uri, childUri, marked } = await start();
    const [here] = await at<CallHierarchyItem[]>("prepareCallHierarchy", '"Get_rows": {', 2);
    expect(here).toMatchObject({ name: "Parent", uri });
    const [out, ...more] = await ask<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", { item: here });
    expect(more).toEqual([]);
    expect(out?.to).toMatchObject({ name: "Child", uri: childUri });
    expect(out?.fromRanges.map((range) => marked(range))).toEqual(["Call"]);
    expect(await ask("callHierarchy/outgoingCalls", { item: out?.to })).toEqual([]);
    const incoming = await ask<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", { item: out?.to });
    expect(incoming.map(({ from }) => from)).toEqual([here]);
    expect(incoming[0]?.fromRanges).toEqual(out?.fromRanges);
    expect(await ask("callHierarchy/incomingCalls", { item: here })).toEqual([]);
  });

  it("begin at the child flow where that is called", async () => {
    const { at, childUri } = await start();
    expect(await at("prepareCallHierarchy", '"Call": {', 2)).toMatchObject([{ name: "Child", uri: childUri }]);
  });
});

it("what nobody waits for any more is looked for no further", async () => {
  const callers = [1, 2, 3, 4, 5, 6, 7, 8].map((digit) =>
    workflowFile(`Caller${digit}`, parentId.replace(/.$/, String(digit))),
  );
  const folder = folderWith({
    "solution/Other/Solution.xml": solution,
    [`solution/${childFile}`]: child,
    ...Object.fromEntries(callers.map((file) => [`solution/${file}`, parent])),
  });
  const origin = "vscode-vfs://github/";
  const client = await startServer({ capabilities, options: { files: true }, folders: [`${origin}solution`] });
  // The question is taken back when the first file is read for it.
  let takeBack = (): void => {};
  let read = 0;
  answerFileRequests(client.connection, origin, folder, () => {
    read++;
    takeBack();
  });
  const uri = `${origin}solution/${childFile}`;
  await client.open(uri, child);
  const where = { textDocument: { uri }, position: { line: 5, character: 10 } };
  const [item] = await client.connection.sendRequest<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", where);
  for (const [method, params] of [
    ["callHierarchy/incomingCalls", { item }],
    ["workspace/symbol", { query: "" }],
  ] as const) {
    const source = new CancellationTokenSource();
    takeBack = () => source.cancel();
    read = 0;
    const answer = client.connection.sendRequest(method, params, source.token);
    await expect(answer, method).rejects.toMatchObject({ code: -32800 });
    expect(read, method).toBeLessThan(callers.length);
  }
  takeBack = () => {};
  const calls = await client.connection.sendRequest<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", {
    item,
  });
  expect(calls.length).toBe(callers.length);
  expect((await client.connection.sendRequest<WorkspaceSymbol[]>("workspace/symbol", { query: "" })).length).toBe(
    callers.length + 1,
  );
});

describe("the symbols of the workspace", () => {
  it("are its flows by name and file, as they are open or saved", async () => {
    const { ask, change, uri, childUri } = await start();
    const find = async (query: string) =>
      (await ask<WorkspaceSymbol[]>("workspace/symbol", { query })).map(({ name, location }) => [name, location.uri]);
    expect(await find("")).toEqual([
      ["Child", childUri],
      ["Parent", uri],
    ]);
    expect(await find("chd")).toEqual([["Child", childUri]]);
    expect(await find("Get_rows")).toEqual([]);
    await change("{}");
    expect(await find("")).toEqual([["Child", childUri]]);
  });
});
