import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import {
  applyToEach,
  button,
  childCall,
  childId,
  compose,
  condition,
  everyDay,
  getRows,
  http,
  inTurn,
} from "../report/flow-parts";
import { solutionText } from "../report/lint-report";
import { testSessions } from "./sessions";
import { modern, type StdioClient, until } from "./stdio-client";

const { start, folderWith } = testSessions();

const loose = "untitled:flow.json";

const flow = solutionText({
  triggers: everyDay,
  actions: inTurn({
    Rows: getRows,
    Each: applyToEach({ Test: condition({ Send: http, Note: compose }, {}) }),
  }),
});

/** The title of each lens, and the first words of the line it stands over. */
async function lensesOf(client: StdioClient, uri: string, text: string): Promise<[string, string][]> {
  const lines = text.split("\n");
  const lenses = await client.codeLenses(uri);
  return lenses.map(({ range, command }) => [lines[range.start.line]?.trim() ?? "", command?.title ?? ""]);
}

/** The label of each hint, and the text before it. */
async function hintsOf(client: StdioClient, uri: string, text: string): Promise<[string, unknown][]> {
  const lines = text.split("\n");
  const hints = await client.inlayHints(uri);
  return hints.map(({ position, label }) => [lines[position.line]?.slice(0, position.character).trim() ?? "", label]);
}

describe("code lenses", () => {
  it("stand over the flow, its trigger, each loop and each branch", async () => {
    const client = await start();
    await client.open(loose, flow);
    expect(await lensesOf(client, loose, flow)).toEqual([
      [
        "{",
        "13 to 33 requests a run (assumed), at most 3 + 3*n · 13 to 33 requests a day, at 1 run · Power Automate Premium for the owner (15 USD a month)",
      ],
      ['"Recurrence": {', "scheduled · the license counts for the owner · runs once a day"],
      [
        '"Each": {',
        "11 to 31 requests each time it runs · 1 for itself, and 1 to 3 requests for each of 10 passes (n, assumed)",
      ],
      [
        '"Test": {',
        "1 to 3 requests each time it runs · 1 for itself, and one of If yes: 2 requests, If no: nothing · 10 times in a run",
      ],
    ]);
  });

  it("never tell what is not known as nothing", async () => {
    const client = await start();
    const text = solutionText({ triggers: button, actions: { Each: applyToEach({ Child: childCall(childId) }) } });
    await client.open(loose, text);
    const titles = (await lensesOf(client, loose, text)).map(([, title]) => title);
    expect(titles[0]).toContain("12 requests a run (assumed) = 2 + n, not everything counted");
    expect(titles[2]).toMatch(/^11 requests each time it runs, child flows not counted/);
    const child = readFileSync(samplePath("CreateWorkOrder"), "utf8");
    await client.open(pathToFileURL(samplePath("CreateWorkOrder")).href, child);
    const [top, trigger] = await lensesOf(client, pathToFileURL(samplePath("CreateWorkOrder")).href, child);
    expect(top?.[1]).toMatch(/requests a day not known/);
    expect(trigger?.[1]).toMatch(/^child flow · .* · runs a day not known$/);
    for (const title of titles) expect(title).not.toMatch(/\b0 /);
  });

  it("lead to the report, or to the question for an amount, where the client has the commands", async () => {
    const client = await start({ options: { commands: true } });
    await client.open(loose, flow);
    const commands = (await client.codeLenses(loose)).map(({ command }) => [command?.command, command?.arguments?.[0]]);
    expect(commands).toEqual([
      ["flowLicense.showReport", { uri: loose, flow: 0 }],
      ["flowLicense.showReport", { uri: loose, flow: 0 }],
      ["flowLicense.declareAmount", { uri: loose, flow: 0, loop: "/properties/definition/actions/Each" }],
      ["flowLicense.showReport", { uri: loose, flow: 0 }],
    ]);
    const without = await start();
    await without.open(loose, flow);
    expect((await without.codeLenses(loose)).map(({ command }) => command?.command)).toEqual(["", "", "", ""]);
  });

  it("stand over each flow of a file with several", async () => {
    const client = await start();
    const one = JSON.parse(flow) as { properties: object };
    const text = JSON.stringify({ value: [one, { ...one }] }, null, 2);
    await client.open(loose, text);
    const titles = await lensesOf(client, loose, text);
    expect(titles.filter(([line]) => line === '"definition": {')).toHaveLength(2);
    const withCommands = await start({ options: { commands: true } });
    await withCommands.open(loose, text);
    const flows = (await withCommands.codeLenses(loose)).map(({ command }) => command?.arguments?.[0].flow);
    expect(flows).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it("stay over what is still sound while the text is broken, and move with it", async () => {
    const client = await start();
    await client.open(loose, flow);
    const before = await lensesOf(client, loose, flow);
    const broken = flow.replace('"Rows": {', '"Rows": {\n\n"');
    await client.change(loose, 2, broken);
    expect(await lensesOf(client, loose, broken)).toEqual(before);
    expect((await hintsOf(client, loose, broken)).map(([place]) => place)).toEqual([
      '"Rows": {',
      '"Each": {',
      '"Test": {',
      '"Send": {',
      '"Note": {',
    ]);
    await client.change(loose, 3, flow);
    expect(await lensesOf(client, loose, flow)).toEqual(before);
  });

  it("show names as text", async () => {
    const client = await start({ options: { commands: true } });
    const evil = "$(alert)[x](command:evil)<b>\u202e";
    const text = solutionText({
      triggers: everyDay,
      actions: {
        Switch: {
          type: "Switch",
          expression: "@1",
          cases: { [evil]: { case: 1, actions: { A: compose } } },
          runAfter: {},
        },
      },
    });
    await client.open(loose, text);
    const [, , branch] = await client.codeLenses(loose);
    expect(branch?.command?.title).toContain("\\$(alert)[x](command:evil)<b>: 1 request");
    expect(branch?.command?.title).not.toContain("\u202e");
    expect(branch?.command?.command).toBe("flowLicense.showReport");
  });

  it("are none where they are switched off, by clients that are asked and by those that push", async () => {
    const asked = await start({ settings: { codeLens: { enabled: false }, inlayHints: { enabled: false } } });
    await asked.open(loose, flow);
    expect(await asked.codeLenses(loose)).toEqual([]);
    expect(await asked.inlayHints(loose)).toEqual([]);
    expect(asked.logged.filter((line) => line.includes("codeLens"))).toEqual([]);
    asked.settings = {};
    await asked.settingsChanged();
    await until(() => asked.lensRefreshes > 0 && asked.hintRefreshes > 0, "refreshes");
    expect(await asked.codeLenses(loose)).toHaveLength(4);
    const pushing = await start({ capabilities: {} });
    await pushing.open(loose, flow);
    expect(await pushing.codeLenses(loose)).toHaveLength(4);
    await pushing.settingsChanged({ flowLicense: { codeLens: { enabled: false } } });
    expect(await pushing.codeLenses(loose)).toEqual([]);
    expect((await pushing.inlayHints(loose)).length).toBeGreaterThan(0);
  });

  it("are asked for anew where a settings file or a child flow changes", async () => {
    const folder = folderWith({});
    cpSync(samples, folder, { recursive: true });
    const client = await start({ folders: [pathToFileURL(folder).href] });
    const remind = samplePath("Remind", folder);
    const remindText = readFileSync(remind, "utf8");
    await client.open(pathToFileURL(remind).href, remindText);
    const first = async (path: string, text: string) =>
      (await lensesOf(client, pathToFileURL(path).href, text))[0]?.[1];
    expect(await first(remind, remindText)).toMatch(/^148 requests a run/);
    const settings = join(folder, "flow-license.json");
    writeFileSync(
      settings,
      readFileSync(settings, "utf8").replace('"Apply_to_each_building": 12', '"Apply_to_each_building": 1'),
    );
    await client.fileChanged(settings);
    await until(() => client.lensRefreshes === 1 && client.hintRefreshes === 1, "refreshes after settings");
    expect(await first(remind, remindText)).toMatch(/^16 requests a run/);
    const parent = samplePath("Record", folder);
    const parentText = readFileSync(parent, "utf8");
    await client.open(pathToFileURL(parent).href, parentText);
    expect(await first(parent, parentText)).toMatch(/^4 to 9 requests a run/);
    const child = samplePath("Create", folder);
    const text = JSON.parse(readFileSync(child, "utf8"));
    text.properties.definition.actions.More = { type: "Compose", inputs: 1, runAfter: {} };
    writeFileSync(child, JSON.stringify(text));
    await client.fileChanged(child);
    await until(() => client.lensRefreshes === 2, "a refresh after the child flow");
    expect(await first(parent, parentText)).toMatch(/^4 to 10 requests a run/);
  });
});

describe("inlay hints", () => {
  it("tell behind each action what it takes of a run", async () => {
    const client = await start();
    await client.open(loose, flow);
    expect(await hintsOf(client, loose, flow)).toEqual([
      ['"Rows": {', "1 request a run"],
      ['"Each": {', "11 to 31 requests a run (assumed)"],
      ['"Test": {', "10 to 30 requests a run (assumed)"],
      ['"Send": {', "up to 10 requests a run (assumed)"],
      ['"Note": {', "up to 10 requests a run (assumed)"],
    ]);
  });

  it("are those of the lines that were asked for", async () => {
    const client = await start();
    await client.open(loose, flow);
    const line = flow.split("\n").findIndex((it) => it.includes('"Send": {'));
    expect((await client.inlayHints(loose, line, line + 1)).map(({ position }) => position.line)).toEqual([line]);
    expect(await client.inlayHints(loose, 0, 1)).toEqual([]);
  });

  it("tell of handlers and of child flows that are not known", async () => {
    const client = await start();
    const handler = { ...compose, runAfter: { Child: ["Failed"] } };
    const text = solutionText({ triggers: button, actions: { Child: childCall(childId), Handler: handler } });
    await client.open(loose, text);
    expect((await hintsOf(client, loose, text)).map(([, label]) => label)).toEqual([
      "1 request a run, child flows not counted",
      "not where every action succeeds",
    ]);
  });

  it("are none for other clients' documents that hold no flow", async () => {
    const client = await start({ capabilities: modern });
    await client.open("untitled:other.json", '{ "a": 1 }');
    expect(await client.inlayHints("untitled:other.json")).toEqual([]);
    expect(await client.codeLenses("untitled:other.json")).toEqual([]);
    expect(await client.codeLenses("untitled:unknown.json")).toEqual([]);
  });
});

const samples = fileURLToPath(new URL("../../samples", import.meta.url));

function samplePath(name: string, folder = samples): string {
  const files: Readonly<Record<string, string>> = {
    Create: "CreateWorkOrder-9E539B2A-F0A7-48BD-83D6-04E827E4B130.json",
    CreateWorkOrder: "CreateWorkOrder-9E539B2A-F0A7-48BD-83D6-04E827E4B130.json",
    Record: "RecordInspection-073D6236-6A03-4531-8E2F-8E9944E6A98D.json",
    Remind: "RemindOverdueWorkOrders-E9B1C067-C554-431B-8363-2EA721F2D711.json",
  };
  return join(folder, "BuildingInspections/Workflows", files[name] ?? name);
}
