import { describe, expect, it } from "vitest";
import type { CodeAction, MarkupContent, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  type Amount,
  type AmountStatement,
  amountRequest,
  explanationRequest,
  type SettingPlace,
  settingPlaceRequest,
  stateAmountRequest,
} from "../../shared/protocol";
import { applyToEach, button, compose, doUntil, everyDay, getRows } from "../report/flow-parts";
import { solutionText } from "../report/lint-report";
import { testSessions } from "./sessions";
import { createsFiles } from "./stdio-client";

const { openIn } = testSessions();

const loop = "/properties/definition/actions/Each";

/** A flow in a folder with or without a settings file; `description` is the note of its loop. */
async function start({
  description,
  settings,
  options,
}: Partial<Record<"description" | "settings", string>> & { options?: object } = {}) {
  const actions = {
    Each: applyToEach({ Compose: compose, Rows: getRows }, description === undefined ? {} : { description }),
    Until: doUntil({ Wait: compose }),
  };
  const text = solutionText({ triggers: button, actions });
  const files = { "flows/a.json": text, ...(settings !== undefined && { "flow-license.json": settings }) };
  const { client, uri, uriOf } = await openIn(files, "flows/a.json", { capabilities: createsFiles, options });
  const ask = <R>(request: string, params: object): Promise<R> =>
    client.connection.sendRequest(request, { uri, ...params });
  const lines = text.split("\n");
  const lineOf = (part: string) => lines.findIndex((line) => line.includes(part));
  const actionsOn = (part: string): Promise<CodeAction[]> => {
    const place = { line: lineOf(part), character: 0 };
    return client.codeActions(uri, { start: place, end: place }, { diagnostics: [], only: ["quickfix"] });
  };
  return {
    client,
    uri,
    text,
    ask,
    lineOf,
    actionsOn,
    settingsUri: uriOf("flow-license.json"),
  };
}

function changed(before: string, edit: object | undefined, uri: string): string {
  const { changes, documentChanges } = (edit ?? {}) as WorkspaceEdit;
  const inDocument = documentChanges?.flatMap((it) => ("edits" in it && it.textDocument.uri === uri ? it.edits : []));
  return TextDocument.applyEdits(
    TextDocument.create(uri, "json", 0, before),
    (changes?.[uri] ?? inDocument ?? []) as [],
  );
}

describe("an amount that the export does not say", () => {
  it("is asked for by our own client, with what counts now and what may be said", async () => {
    const { ask, actionsOn, uri } = await start({ options: { commands: true } });
    expect(await ask<Amount>(amountRequest, { flow: 0, loop })).toEqual({
      what: "Items of Each",
      value: 10,
      least: 0,
      most: 999999999,
    });
    expect(await ask<Amount>(amountRequest, { flow: 0, loop: "/properties/definition/actions/Until" })).toMatchObject({
      what: "Passes of Until",
      value: 5,
      least: 1,
    });
    expect(await ask<Amount>(amountRequest, { flow: 0, loop: null })).toMatchObject({
      what: "Runs per day",
      value: 10,
    });
    expect(await ask(amountRequest, { flow: 0, loop: "/gone" })).toBeNull();
    expect(await ask(amountRequest, { flow: 7, loop: null })).toBeNull();
    const offered = (await actionsOn('"Each": {')).find(({ title }) => title === "Say how many items of Each...");
    expect(offered).toMatchObject({
      command: { command: "flowLicense.declareAmount", arguments: [{ uri, flow: 0, loop }] },
    });
    const runs = (await actionsOn('"manual": {')).map(({ title }) => title);
    expect(runs).toContain("Say how many runs per day...");
  });

  it("is written into the note, or into the settings, and counts then", async () => {
    const { client, ask, text, uri, settingsUri } = await start();
    const [note, setting] = await ask<AmountStatement[]>(stateAmountRequest, { flow: 0, loop, value: 42 });
    expect(note?.title).toBe("Say that Each has 42 items, in its note");
    const noted = changed(text, note?.edit, uri);
    expect(JSON.parse(noted).properties.definition.actions.Each.description).toBe("flow-license: items=42");
    expect(JSON.parse(changed("", setting?.edit, settingsUri))).toEqual({
      flows: [{ match: "a", estimates: { loops: { Each: 42 } } }],
    });
    await client.change(uri, 2, noted);
    expect((await client.hoverOn(uri, noted, '"Each"')).card).toContain("42 passes");
    const [, runs] = await ask<AmountStatement[]>(stateAmountRequest, { flow: 0, loop: null, value: 1 });
    expect(runs?.title).toBe("Say that the flow runs 1 time a day, in the settings");
    expect(JSON.parse(changed("", runs?.edit, settingsUri))).toEqual({
      flows: [{ match: "a", estimates: { runsPerDay: 1 } }],
    });
    const [trigger] = await ask<AmountStatement[]>(stateAmountRequest, { flow: 0, loop: null, value: 0 });
    expect(JSON.parse(changed(noted, trigger?.edit, uri)).properties.definition.triggers.manual.description).toBe(
      "flow-license: runs-per-day=0",
    );
  });

  it("takes the place of what a note said before", async () => {
    const { ask, text, uri } = await start({
      description: "Rows of a day.\nflow-license: items=4; ignore http -- known",
    });
    const [note] = await ask<AmountStatement[]>(stateAmountRequest, { flow: 0, loop, value: 5 });
    const { description } = JSON.parse(changed(text, note?.edit, uri)).properties.definition.actions.Each;
    expect(description).toBe("Rows of a day.\nflow-license: items=5; ignore http -- known");
  });

  it("is refused where it cannot be meant, and while the text is broken", async () => {
    const { client, ask, text, uri } = await start();
    for (const value of [-1, 0.5, 1e12]) expect(await ask(stateAmountRequest, { flow: 0, loop, value })).toEqual([]);
    await client.change(uri, 2, text.slice(0, -3));
    expect(await ask(stateAmountRequest, { flow: 0, loop, value: 5 })).toEqual([]);
  });

  it("is offered as a few amounts to clients that cannot ask", async () => {
    const { actionsOn, text, uri } = await start();
    const offered = (await actionsOn('"Each": {')).filter(({ title }) => title.startsWith("Say that Each has"));
    const titles = offered.map(({ title }) => title);
    expect(titles).toEqual(
      ["1 item", "100 items", "1,000 items"].map((items) => `Say that Each has ${items}, in its note`),
    );
    expect(changed(text, offered.at(-1)?.edit, uri)).toContain("flow-license: items=1000");
    expect((await actionsOn('"manual": {')).map(({ title }) => title)).toContain(
      "Say that the flow runs 100 times a day, in the note of its trigger",
    );
    expect((await actionsOn('"Compose": {')).map(({ title }) => title)).not.toContain(
      "Say that Each has 1 item, in its note",
    );
  });
});

describe("the place of a setting", () => {
  const place = async (name: string, settings?: string) => {
    const { ask, settingsUri } = await start(settings === undefined ? {} : { settings });
    const found = await ask<SettingPlace>(settingPlaceRequest, { flow: 0, name });
    expect(found.uri).toBe(settingsUri);
    const text = found.text ?? settings ?? "";
    return {
      text,
      value: found.value && text.slice(found.value.offset, found.value.offset + found.value.length),
      isMade: found.text !== null,
    };
  };

  it("is its value in the settings file", async () => {
    const settings = '{\n  // ours\n  "estimates": { "runsPerDay": 3, "loopItems": 77 }\n}\n';
    expect(await place("estimates.loopItems", settings)).toEqual({ text: settings, value: "77", isMade: false });
  });

  it("is that of the flow's own entry where it stands there", async () => {
    const settings =
      '{ "estimates": { "loopItems": 7 }, "flows": [{ "match": "a", "estimates": { "loopItems": 8 } }] }';
    expect(await place("estimates.loopItems", settings)).toMatchObject({ value: "8", isMade: false });
  });

  it.each([
    ["estimates.loopItems", "10", { estimates: { loopItems: 10 } }],
    ["estimates.loops.Send_mail_(V2).x", "10", { estimates: { loops: { "Send_mail_(V2).x": 10 } } }],
    ["context.userLicenses", "[]", { context: { userLicenses: [] } }],
    ["connectors", "{}", { connectors: {} }],
    ["processLicense", "false", { flows: [{ match: "a", processLicense: false }] }],
  ])(
    "is made with the default where %s is missing, in a file that is made where there is none",
    async (name, value, made) => {
      const found = await place(name);
      expect(found).toMatchObject({ value, isMade: true });
      expect(JSON.parse(found.text)).toEqual(made);
      const beside = await place(name, '{\n  "period": "official"\n}\n');
      expect(beside.value).toBe(value);
      expect(JSON.parse(beside.text)).toEqual({ period: "official", ...made });
    },
  );

  it("leaves a settings file alone that is no sound JSON, and a document without a folder", async () => {
    expect(await place("estimates.loopItems", "{ oops")).toMatchObject({ value: null, isMade: false });
    const { client, text } = await start();
    await client.open("untitled:flow.json", text);
    const params = { uri: "untitled:flow.json", flow: 0, name: "estimates.loopItems" };
    expect(await client.connection.sendRequest(settingPlaceRequest, params)).toBeNull();
  });
});

describe("an explanation", () => {
  it("is the page of a rule, with links that lead somewhere", async () => {
    const { ask } = await start();
    const page = await ask<string>(explanationRequest, { about: "unbounded-loop" });
    expect(page).toMatch(/^# /);
    expect(page).toContain("What it finds");
    expect(page).not.toMatch(/\]\(\.\.?\//);
    expect(await ask(explanationRequest, { about: "no-such-rule" })).toBeNull();
  });

  it("is the card of a place, without commands", async () => {
    const { ask, lineOf, client, uri } = await start({ options: { commands: true, commandLinks: true } });
    const about = { line: lineOf('"Each": {'), character: 12 };
    const page = await ask<string>(explanationRequest, { about });
    const hover = await client.hover(uri, about.line, about.character);
    expect((hover?.contents as MarkupContent | undefined)?.value).toContain("command:flowLicense.openSetting");
    expect(page).toMatch(/^\*\*21 requests each time it runs\*\*/);
    expect(page).not.toContain("command:");
    expect(await ask(explanationRequest, { about: { line: 0, character: 0 } })).toBeNull();
  });

  it("is offered for each finding and each figure, in our own client alone", async () => {
    const { client, lineOf, uri } = await start({ options: { commands: true } });
    const at = { line: lineOf('"Each": {'), character: 12 };
    const actions = await client.codeActions(uri, { start: at, end: at }, { diagnostics: [] });
    const explain = actions.filter(({ command }) => command?.command === "flowLicense.explain");
    expect(explain.map(({ title }) => title)).toEqual(["Explain unbounded-loop", "Explain the figures here"]);
    expect(explain.map(({ command }) => command?.arguments?.[0].about)).toEqual(["unbounded-loop", at]);
    const other = await start();
    const titles = (await other.actionsOn('"Each": {')).map(({ title }) => title);
    expect(titles.filter((title) => title.startsWith("Explain"))).toEqual([]);
  });
});

describe("links in hovers", () => {
  it("lead to the page of each rule and of the connector", async () => {
    const { client, text, uri } = await start();
    expect((await client.hoverOn(uri, text, '"Each"')).card).toMatch(
      /Rules: \[unbounded-loop\]\(https:\/\/.*\/requests\/unbounded-loop\.md\)$/,
    );
    expect((await client.hoverOn(uri, text, '"Rows"')).card).toContain(
      "[SQL Server](https://learn.microsoft.com/connectors/sql/): premium connector",
    );
    expect((await client.hoverOn(uri, text, '"apiId"')).card).toContain(
      "[reference page](https://learn.microsoft.com/connectors/sql/)",
    );
  });

  it("lead to no page of a connector that only the tenant knows", async () => {
    const { client } = await start();
    const host = { apiId: "/providers/Microsoft.PowerApps/apis/shared_contoso-5fapi-5f0123456789abcdef" };
    const text = solutionText({ triggers: everyDay, actions: { Own: { ...getRows, inputs: { host } } } });
    await client.open("untitled:own.json", text);
    const { card } = await client.hoverOn("untitled:own.json", text, '"apiId"');
    expect(card).not.toBe("");
    expect(card).not.toContain("reference page](");
  });
});
