import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ClientCapabilities, CodeAction, TextEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ensureBuilt } from "../../scripts/build.mjs";
import { applyToEach, button, compose } from "../report/flow-parts";
import { solutionFile } from "../report/lint-report";
import { modern, StdioClient } from "./stdio-client";

const running: StdioClient[] = [];
const folders: string[] = [];

beforeAll(() => ensureBuilt());
afterEach(async () => {
  for (const client of running.splice(0)) client.process.kill();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const description = "flow-license: itmes=4; ignore http -- gone";
const text = JSON.stringify(
  JSON.parse(solutionFile({ triggers: button, actions: { Each: applyToEach({ Compose: compose }, { description }) } })),
  null,
  2,
);
const createsFiles = {
  ...modern,
  workspace: { ...modern.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ["create" as const] } },
};

async function start(capabilities: ClientCapabilities = createsFiles, settings?: string) {
  const folder = mkdtempSync(join(tmpdir(), "flow-license-lint-"));
  folders.push(folder);
  mkdirSync(join(folder, "flows"));
  writeFileSync(join(folder, "flows/a.json"), text);
  if (settings !== undefined) writeFileSync(join(folder, "flow-license.json"), settings);
  const client = await StdioClient.start({ capabilities, folders: [pathToFileURL(folder).href] });
  running.push(client);
  const uri = pathToFileURL(join(folder, "flows/a.json")).href;
  await client.open(uri, text);
  const diagnostics = await client.diagnostics(uri);
  const actions = (code: string, only?: string[]): Promise<CodeAction[]> => {
    const about = diagnostics.filter((it) => it.code === code);
    const context = { diagnostics: about, ...(only && { only }) };
    const range = about[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return client.connection.sendRequest("textDocument/codeAction", { textDocument: { uri }, range, context });
  };
  return { client, uri, actions, settingsUri: pathToFileURL(join(folder, "flow-license.json")).href };
}

const changed = (before: string, edits: readonly TextEdit[] = []): string =>
  TextDocument.applyEdits(TextDocument.create("x", "json", 0, before), [...edits]);
const titled = (actions: readonly CodeAction[], title: string): CodeAction | undefined =>
  actions.find((action) => action.title === title);

describe("code actions", () => {
  it("offer fixes of the findings at a place, with their diagnostics; safe ones are preferred", async () => {
    const { uri, actions } = await start();
    const found = await actions("note-not-understood", ["quickfix"]);
    const fix = titled(found, 'Write "items" in the note');
    expect(fix).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostics: [{ code: "note-not-understood" }] });
    expect(changed(text, fix?.edit?.changes?.[uri])).toBe(text.replace("itmes", "items"));
    const note = titled(found, "Say that Each has 10 items, in its note");
    expect(note).toMatchObject({ isPreferred: false });
    expect(changed(text, note?.edit?.changes?.[uri])).toContain('gone\\nflow-license: items=10"');
    expect(found.map(({ kind }) => kind)).not.toContain("source.fixAll.flow-license-lint");
  });

  it("make all safe fixes at once, those that touch each other in turn", async () => {
    const { client, uri, actions } = await start();
    const [first, ...others] = await actions("note-not-understood", ["source.fixAll"]);
    expect(others).toEqual([]);
    expect(first?.kind).toBe("source.fixAll.flow-license-lint");
    const once = changed(text, first?.edit?.changes?.[uri]);
    await client.change(uri, 2, once);
    const [second] = await actions("note-not-understood", ["source.fixAll"]);
    const twice = changed(once, second?.edit?.changes?.[uri]);
    expect(JSON.parse(twice).properties.definition.actions.Each.description).toBe("flow-license: items=4");
    await client.change(uri, 3, twice);
    expect(await actions("note-not-understood", ["source.fixAll"])).toEqual([]);
  });

  it("change the settings file above the flow, as it is open", async () => {
    const saved = '{\n  "estimates": { "runsPerDay": 3 }\n}\n';
    const { client, actions, settingsUri } = await start(createsFiles, saved);
    const title = "Say that Each has 10 items, in the settings";
    const edits = titled(await actions("unbounded-loop"), title)?.edit?.changes?.[settingsUri];
    expect(JSON.parse(changed(saved, edits))).toMatchObject({
      flows: [{ match: "a", estimates: { loops: { Each: 10 } } }],
    });
    const typed = saved.replace("3", "4");
    await client.open(settingsUri, typed);
    const again = titled(await actions("unbounded-loop"), title)?.edit?.changes?.[settingsUri];
    expect(JSON.parse(changed(typed, again))).toMatchObject({ estimates: { runsPerDay: 4 }, flows: [{}] });
  });

  it("make a settings file in the workspace folder, where the client can", async () => {
    const { actions, settingsUri } = await start();
    const title = "Ignore unbounded-loop here, in the settings";
    const [made, put] = titled(await actions("unbounded-loop"), title)?.edit?.documentChanges ?? [];
    expect(made).toMatchObject({ kind: "create", uri: settingsUri });
    expect(put).toMatchObject({
      textDocument: { uri: settingsUri },
      edits: [{ newText: expect.stringContaining("ignore") }],
    });
    const { actions: withoutFiles } = await start(modern);
    expect(titled(await withoutFiles("unbounded-loop"), title)).toBeUndefined();
  });

  it("are none while the text is no sound JSON, and none for other files", async () => {
    const { client, uri, actions } = await start();
    await client.change(uri, 2, text.slice(0, -1));
    expect(await actions("note-not-understood")).toEqual([]);
    await client.open("untitled:other.json", '{ "a": 1 }');
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } };
    const question = { textDocument: { uri: "untitled:other.json" }, range, context: { diagnostics: [] } };
    expect(await client.connection.sendRequest("textDocument/codeAction", question)).toEqual([]);
  });

  it("and an open settings file tells what has expired in it", async () => {
    const settings = '{\n  "ignore": [{ "rule": "http", "until": "2020-01-31" }]\n}\n';
    const { client, settingsUri } = await start(createsFiles, settings);
    await client.open(settingsUri, settings);
    expect(await client.diagnostics(settingsUri)).toMatchObject([
      { code: "expired-suppression", severity: 3, range: { start: { line: 1, character: 13 } } },
    ]);
  });
});
