import { describe, expect, it } from "vitest";
import type { ClientCapabilities, CodeAction, TextEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { applyToEach, button, compose } from "../report/flow-parts";
import { solutionText } from "../report/lint-report";
import { testSessions } from "./sessions";
import { createsFiles, modern } from "./stdio-client";

const { openIn } = testSessions();

const description = "flow-license: itmes=4; ignore http -- gone";
const text = solutionText({
  triggers: button,
  actions: { Each: applyToEach({ Compose: compose }, { description }) },
});

async function start(capabilities: ClientCapabilities = createsFiles, settings?: string) {
  const files = { "flows/a.json": text, ...(settings !== undefined && { "flow-license.json": settings }) };
  const { client, uri, uriOf } = await openIn(files, "flows/a.json", { capabilities });
  const diagnostics = await client.diagnostics(uri);
  const actions = (code: string, only?: string[]): Promise<CodeAction[]> => {
    const about = diagnostics.filter((it) => it.code === code);
    const context = { diagnostics: about, ...(only && { only }) };
    const range = about[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return client.codeActions(uri, range, context);
  };
  return { client, uri, actions, settingsUri: uriOf("flow-license.json") };
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
    expect(await client.codeActions("untitled:other.json", range, { diagnostics: [] })).toEqual([]);
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
