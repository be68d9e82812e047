import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { FileChangeType } from "vscode-languageserver";
import { testSessions } from "./sessions";
import { headOf, modern, type StdioClient, until } from "./stdio-client";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));
const remindName = "RemindOverdueWorkOrders-E9B1C067-C554-431B-8363-2EA721F2D711.json";

const { start, spawn, folderWith } = testSessions();

/** A copy of the samples to change. */
function copyOfSamples(): string {
  const folder = folderWith({});
  cpSync(samples, folder, { recursive: true });
  return folder;
}

function flowWith(actions: object, more: object = {}): string {
  const definition = { triggers: { manual: { type: "Request", kind: "Button" } }, actions, ...more };
  return JSON.stringify({ definition }, null, 2);
}

const loose = "untitled:flow.json";
const http = { Call: { type: "Http", inputs: { method: "GET" }, runAfter: {} } };

describe("a session", () => {
  it("tells what the server can do, and pulls for clients that pull", async () => {
    const client = spawn();
    const { capabilities, serverInfo } = (await client.initialize(modern)) as {
      capabilities: Record<string, unknown>;
      serverInfo: { name: string };
    };
    expect(serverInfo.name).toBe("flow-license-lint");
    expect(capabilities).toMatchObject({ hoverProvider: true, textDocumentSync: { change: 2 } });
    expect(capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
    await until(() => client.registered.includes("workspace/didChangeWatchedFiles"), "registrations");
    expect(client.registered).toContain("workspace/didChangeConfiguration");
    await expect(client.initialize(modern)).rejects.toMatchObject({ code: -32600 });
    expect(await client.stop()).toBe(0);
  });

  it("pushes to clients that do not pull, and takes back on closing", async () => {
    const client = await start({ capabilities: {} });
    await client.open(loose, flowWith(http));
    await until(() => client.pushed.has(loose), "diagnostics");
    expect(client.pushed.get(loose)?.diagnostics.map(({ code }) => code)).toContain("http");
    await client.change(loose, 2, flowWith({}));
    await until(() => client.pushed.get(loose)?.version === 2, "newer diagnostics");
    expect(client.pushed.get(loose)?.diagnostics.map(({ code }) => code)).not.toContain("http");
    await client.close(loose);
    await until(() => client.pushed.get(loose)?.diagnostics.length === 0, "an empty list");
  });

  it("answers requests that come too early, too late or are unknown as the protocol says", async () => {
    const client = spawn();
    await expect(client.hover(loose, 0, 0)).rejects.toMatchObject({ code: -32002 });
    await expect(client.connection.sendRequest("shutdown")).rejects.toMatchObject({ code: -32002 });
    await client.initialize(modern);
    await expect(client.connection.sendRequest("textDocument/nonsense", {})).rejects.toMatchObject({ code: -32601 });
    expect(await client.hover(loose, 0, 0)).toBeNull();
    expect(await client.diagnostics(loose)).toEqual([]);
    await client.connection.sendRequest("shutdown");
    await expect(client.hover(loose, 0, 0)).rejects.toMatchObject({ code: -32600 });
    await expect(client.connection.sendRequest("shutdown")).rejects.toMatchObject({ code: -32600 });
    const ended = client.ended();
    await client.connection.sendNotification("exit");
    expect(await ended).toBe(0);
  });

  it("ends with 1 where the client leaves without a word", async () => {
    const client = await start();
    const ended = client.ended();
    await client.connection.sendNotification("exit");
    expect(await ended).toBe(1);
  });

  it("answers a cancelled request as cancelled, and the next one", async () => {
    const client = await start();
    await client.open(loose, flowWith(http));
    const { CancellationTokenSource } = await import("vscode-jsonrpc/node");
    const source = new CancellationTokenSource();
    const question = client.connection.sendRequest(
      "textDocument/diagnostic",
      { textDocument: { uri: loose } },
      source.token,
    );
    source.cancel();
    await expect(question).rejects.toMatchObject({ code: -32800 });
    expect((await client.diagnostics(loose)).length).toBeGreaterThan(0);
  });
});

describe("diagnostics", () => {
  it("stand at keys, with rule, page, reason and remedy", async () => {
    const client = await start();
    const text = flowWith(http);
    await client.open(loose, text);
    const found = (await client.diagnostics(loose)).find(({ code }) => code === "http");
    expect(found).toMatchObject({ source: "flow-license-lint", severity: 3 });
    expect(found?.codeDescription?.href).toMatch(/\/rules\/license\/http\.md$/);
    expect(found && headOf(found)).toBe('The HTTP action "Call" is premium');
    const { start: from, end } = found?.range ?? { start: { line: 0, character: 0 }, end: { character: 0 } };
    expect(text.split("\n")[from.line]?.slice(from.character, end.character)).toBe('"Call"');
  });

  it("are worked out once for each version", async () => {
    const client = await start();
    await client.open(loose, flowWith(http));
    const first = await client.pull(loose);
    expect(first.kind).toBe("full");
    expect(await client.pull(loose, first.resultId)).toEqual({ kind: "unchanged", resultId: first.resultId });
    await client.change(loose, 2, flowWith({}));
    expect((await client.pull(loose, first.resultId)).kind).toBe("full");
  });

  it("follow changes of a part of the text", async () => {
    const client = await start();
    const text = flowWith(http);
    await client.open(loose, text);
    const line = text.split("\n").findIndex((it) => it.includes('"Http"'));
    const column = (text.split("\n")[line] as string).indexOf("Http");
    await client.change(loose, 2, "Compose", [line, column, column + 4]);
    expect((await client.diagnostics(loose)).map(({ code }) => code)).not.toContain("http");
    await client.change(loose, 3, "Http", [line, column, column + 7]);
    expect((await client.diagnostics(loose)).map(({ code }) => code)).toContain("http");
  });

  it("stay for what is sound while someone types", async () => {
    const client = await start();
    const two = { First: http.Call, Second: { ...http.Call, runAfter: { First: ["Succeeded"] } } };
    const text = flowWith(two);
    await client.open(loose, text);
    const messages = async () => (await client.diagnostics(loose)).map(headOf);
    expect(await messages()).toContain('The HTTP action "Second" is premium');
    let version = 1;
    for (const half of [
      text.replace('"method": "GET"', '"method": "GE'),
      text.replace('"method": "GET"', '"method": '),
      text.replace('"method": "GET"', '"method": "GET",'),
      text.replace('"method": "GET"', '"me'),
      text.replace('"method": "GET"', "me"),
      text.replace('"method": "GET"', '"method": "GET", "uri": @{'),
      text.replace('"type": "Http",\n        "inputs"', '"type": "Http"\n        "inputs"'),
    ]) {
      expect(half).not.toBe(text);
      await client.change(loose, ++version, half);
      expect(await messages(), half).toContain('The HTTP action "Second" is premium');
    }
  });

  it("stay where they are while any character of a real flow is missing, and move with the edit", async () => {
    const client = await start();
    const path = join(samples, "BuildingInspections/Workflows", remindName);
    const text = readFileSync(path, "utf8").replaceAll("\r\n", "\n");
    const uri = pathToFileURL(path).href;
    await client.open(uri, text);
    const [hint] = await client.diagnostics(uri);
    if (!hint) throw new Error("no diagnostic in the sample");
    const line = hint.range.start.line;
    const lines = text.split("\n");
    let version = 1;
    for (let at = 3; at < text.length; at += 97) {
      const missing = text.slice(0, at) + text.slice(at + 1);
      const where = text.slice(0, at).split("\n").length - 1;
      await client.change(uri, ++version, missing);
      const found = await client.diagnostics(uri);
      // The key itself may be what is being changed.
      if (where === line) continue;
      const expected = line + (text[at] === "\n" && where < line ? -1 : 0);
      const place = found.find(({ code }) => code === hint.code)?.range.start.line;
      expect(place, `${where + 1}: ${lines[where]?.trim().slice(0, 20)}`).toBe(expected);
      await client.change(uri, ++version, text);
    }
    await client.change(uri, ++version, text);
    await client.pull(uri);
    const half = `\n\n{ ${text}`;
    await client.change(uri, ++version, half);
    expect((await client.diagnostics(uri)).find(({ code }) => code === hint.code)?.range.start.line).toBe(line + 2);
    const { card } = await client.hoverOn(uri, half, '"Apply_to_each_building"');
    expect(card).toMatch(/^\*\*145 requests/);
  });

  it("tell of broken text to editors that do not mark it themselves", async () => {
    const text = `${flowWith(http)}}`;
    const own = await start({ options: { files: true } });
    await own.open("memfs://box/flow.json", text);
    expect((await own.diagnostics("memfs://box/flow.json")).map(({ code }) => code)).not.toContain("broken-json");
    const other = await start();
    await other.open(loose, text);
    expect((await other.diagnostics(loose)).map(({ code }) => code)).toContain("broken-json");
  });

  it("are those of a document that was opened anew, whatever its version", async () => {
    const client = await start();
    await client.open(loose, flowWith(http));
    const first = await client.pull(loose);
    await client.close(loose);
    await client.open(loose, flowWith({}));
    const second = await client.pull(loose, first.resultId);
    expect(second.kind).toBe("full");
  });

  it("are none for other JSON, and a large text is told once", async () => {
    const client = await start();
    await client.open("untitled:other.json", '{ "name": "x", "version": "1.0.0" }');
    expect(await client.diagnostics("untitled:other.json")).toEqual([]);
    const large = flowWith(http, { description: "x".repeat(10_000_000) });
    await client.open("untitled:large.json", large);
    expect(await client.diagnostics("untitled:large.json")).toEqual([]);
    await client.change("untitled:large.json", 2, `${large} `);
    expect(await client.diagnostics("untitled:large.json")).toEqual([]);
    expect(client.shown).toHaveLength(1);
    expect(client.shown[0]).toMatch(/large\.json.*10,000,000/);
  });
});

describe("settings", () => {
  let text: string;
  beforeAll(() => {
    text = readFileSync(join(samples, "BuildingInspections/Workflows", remindName), "utf8");
  });

  /** The likely cost of the sample flow, from its hint. */
  async function costOf(client: StdioClient, uri: string): Promise<string> {
    const hint = (await client.diagnostics(uri)).find(({ code }) => code === "requests-per-run");
    return (hint && headOf(hint).split(":")[0]) ?? "";
  }

  it("come from flow-license.json above the flow, and again when it changes", async () => {
    const folder = copyOfSamples();
    const uri = pathToFileURL(join(folder, "BuildingInspections/Workflows", remindName)).href;
    const client = await start({ folders: [pathToFileURL(folder).href] });
    await client.open(uri, text);
    expect(await costOf(client, uri)).toBe("A run costs 148 requests");
    const file = join(folder, "flow-license.json");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace('"Apply_to_each_building": 12', '"Apply_to_each_building": 1'),
    );
    const before = client.refreshes;
    await client.fileChanged(file);
    await until(() => client.refreshes > before, "a refresh");
    expect(await costOf(client, uri)).toBe("A run costs 16 requests");
  });

  it("come from the editor, beneath those of files", async () => {
    const folder = copyOfSamples();
    rmSync(join(folder, "flow-license.json"));
    const uri = pathToFileURL(join(folder, "BuildingInspections/Workflows", remindName)).href;
    const client = await start({ settings: { estimates: { loopItems: 2, runsPerDay: null } } });
    await client.open(uri, text);
    expect(await costOf(client, uri)).toBe("A run costs 28 requests");
    client.settings = { estimates: { loopItems: 3 }, rules: { "requests-per-run": "information" } };
    await client.settingsChanged();
    await until(() => client.refreshes > 0, "a refresh");
    expect(await costOf(client, uri)).toBe("A run costs 40 requests");
    writeFileSync(join(folder, "flow-license.json"), '{ "estimates": { "loopItems": 1 } }');
    await client.fileChanged(join(folder, "flow-license.json"), FileChangeType.Created);
    await until(() => client.refreshes > 1, "a refresh");
    expect(await costOf(client, uri)).toBe("A run costs 16 requests");
  });

  it("count for a flow whose text is broken, too", async () => {
    const client = await start();
    await client.open(loose, flowWith(http));
    await client.diagnostics(loose);
    await client.change(loose, 2, flowWith(http).replace("{", "{ {"));
    expect((await client.diagnostics(loose)).map(({ code }) => code)).toContain("http");
    client.settings = { rules: { http: "off" } };
    await client.settingsChanged();
    await until(() => client.refreshes > 0, "a refresh");
    expect((await client.diagnostics(loose)).map(({ code }) => code)).not.toContain("http");
    expect((await client.diagnostics(loose)).map(({ code }) => code)).toContain("requests-per-run");
  });

  it("are taken as pushed by clients that cannot be asked", async () => {
    const client = await start({ capabilities: { textDocument: { diagnostic: {} } } });
    await client.open(loose, flowWith(http));
    await client.settingsChanged({ flowLicense: { rules: { http: "off" } } });
    expect((await client.diagnostics(loose)).map(({ code }) => code)).not.toContain("http");
  });

  it("show what is wrong in their file", async () => {
    const client = await start();
    const uri = "untitled:/folder/flow-license.json";
    await client.open(uri, '{\n  // how many\n  "estimates": { "loopItem": 3 },\n  "period": "sometimes"\n}');
    const found = await client.diagnostics(uri);
    expect(found.map(({ range, message }) => [range.start.line, message])).toEqual([
      [2, "`estimates.loopItem` is not a setting; did you mean `loopItems`?"],
      [3, expect.stringMatching(/`period` must be "official" or "transition"/)],
    ]);
  });
});

describe("surroundings", () => {
  it("are the solution around the flow, read by the client where it offers that", async () => {
    const parent = "RecordInspection-073D6236-6A03-4531-8E2F-8E9944E6A98D.json";
    const path = join(samples, "BuildingInspections/Workflows", parent);
    const text = readFileSync(path, "utf8");
    const onDisk = await start();
    await onDisk.open(pathToFileURL(path).href, text);
    const fromDisk = await onDisk.hoverOn(pathToFileURL(path).href, text, '"Run_a_Child_Flow');
    expect(fromDisk.card).toMatch(/Create work order/);

    const byClient = await start({ options: { files: true } });
    const { answerFileRequests } = await import("./answer-file-requests");
    const asked = answerFileRequests(byClient.connection, "memfs://box", samples);
    const uri = `memfs://box/BuildingInspections/Workflows/${parent}`;
    await byClient.open(uri, text);
    const byName = await byClient.hoverOn(uri, text, '"Run_a_Child_Flow');
    // The child flow is opened from where it was read.
    const there = fromDisk.card.replace(pathToFileURL(samples).href, "memfs://box");
    expect(there).not.toBe(fromDisk.card);
    expect(byName).toEqual({ ...fromDisk, card: there });
    expect(asked.size).toBeGreaterThan(3);
  });

  it("count what is saved in another file of the solution", async () => {
    const folder = copyOfSamples();
    const workflows = join(folder, "BuildingInspections/Workflows");
    const path = join(workflows, "RecordInspection-073D6236-6A03-4531-8E2F-8E9944E6A98D.json");
    const uri = pathToFileURL(path).href;
    const text = readFileSync(path, "utf8");
    const client = await start();
    await client.open(uri, text);
    expect((await client.hoverOn(uri, text, '"Run_a_Child_Flow')).card).toMatch(/4 requests for the run of/);
    const child = join(workflows, "CreateWorkOrder-2B6A4E0C-52F9-4F3C-9F43-0F8D3C1B7A55.json");
    const { readdirSync } = await import("node:fs");
    const childName = readdirSync(workflows).find((name) => /^CreateWorkOrder.*\.json$/.test(name)) ?? child;
    const childPath = join(workflows, childName);
    const definition = JSON.parse(readFileSync(childPath, "utf8"));
    definition.properties.definition.actions.One_more = { type: "Compose", inputs: 1, runAfter: {} };
    writeFileSync(childPath, JSON.stringify(definition));
    await client.fileChanged(childPath);
    await until(() => client.refreshes > 0, "a refresh");
    expect((await client.hoverOn(uri, text, '"Run_a_Child_Flow')).card).toMatch(/5 requests for the run of/);
  });
});

describe("typing", () => {
  it("queues no work: of versions that arrive together only the last one is looked at, once for all questions", async () => {
    const client = await start();
    const text = flowWith(http);
    await client.open(loose, text);
    const count = async () => Number((await client.pull(loose)).resultId);
    const before = await count();
    const line = text.split("\n").findIndex((it) => it.includes('"GET"'));
    const column = (text.split("\n")[line] ?? "").indexOf("GET");
    const answers: Promise<unknown>[] = [];
    for (let version = 2; version <= 60; version++) {
      void client.change(loose, version, "x", [line, column, column]);
      answers.push(
        client.pull(loose),
        client.codeLenses(loose),
        client.inlayHints(loose),
        client.hover(loose, line, 0),
      );
    }
    const settled = await Promise.allSettled(answers);
    expect(settled.slice(-4).map(({ status }) => status)).toEqual(Array(4).fill("fulfilled"));
    const refused = settled.flatMap((it) => (it.status === "rejected" ? [it.reason.code] : []));
    // ServerCancelled: the client asks anew for the newer version.
    expect(new Set(refused)).toEqual(new Set([-32802]));
    // Messages arrive in parcels, and the last version of each parcel is looked at.
    expect((await count()) - before).toBeLessThanOrEqual(10);
  });
});

describe("hovers", () => {
  it("mark the key they explain", async () => {
    const client = await start();
    const text = flowWith({ Each: { type: "Foreach", foreach: "@body('x')", actions: http, runAfter: {} } });
    await client.open(loose, text);
    const { card, marked } = await client.hoverOn(loose, text, '"Each"');
    expect(marked).toBe('"Each"');
    expect(card).toMatch(/^\*\*11 requests each time it runs\*\*/);
    expect(card).toMatch(/1 request for each pass; in all `1 \+ n`, with n = 10 for Each/);
    expect((await client.hoverOn(loose, text, '"method"')).card).toBe("");
  });

  it("show names from the document as text, whatever they hold", async () => {
    const client = await start({ options: { commandLinks: true } });
    const evil = "x](command:evil) <img src=x> **b** `c` https://evil.example | & \u202e\n# h";
    const text = flowWith({
      [evil]: { type: "Foreach", foreach: [1, 2], actions: { Inner: http.Call }, runAfter: {} },
    });
    await client.open(loose, text);
    const { card } = await client.hoverOn(loose, text, '"Inner"');
    expect(card).toContain("2 ×");
    expect(card).not.toMatch(/\]\(command:evil\)(?<!\\\]\(command:evil\))/);
    expect(card).not.toMatch(/(?<!\\)<img/);
    expect(card).not.toContain("https://evil");
    expect(card).not.toContain("\u202e");
    expect(card).not.toMatch(/(?<!\\)\*\*b/);
    expect(card).not.toMatch(/^# h/m);
  });

  it("lead to settings by a command where the client has it, else to their page", async () => {
    const text = flowWith({ Each: { type: "Foreach", foreach: "@body('x')", actions: {}, runAfter: {} } });
    const withCommand = await start({ options: { commandLinks: true } });
    await withCommand.open(loose, text);
    expect((await withCommand.hoverOn(loose, text, '"Each"')).card).toContain(
      "[estimates.loopItems](command:flowLicense.openSetting?%5B%22estimates.loopItems%22%2C%7B%22uri%22%3A%22untitled%3Aflow.json%22%2C%22flow%22%3A0%7D%5D)",
    );
    const without = await start();
    await without.open(loose, text);
    expect((await without.hoverOn(loose, text, '"Each"')).card).toMatch(
      /\[estimates\.loopItems\]\(https:.*settings\.md\)/,
    );
  });

  it("are plain text for clients that know no Markdown", async () => {
    const client = await start({
      capabilities: { textDocument: { hover: { contentFormat: ["plaintext"] }, diagnostic: {} } },
    });
    const text = flowWith(http);
    await client.open(loose, text);
    const { card } = await client.hoverOn(loose, text, '"manual"');
    expect(card).not.toMatch(/\*\*|\]\(|\\/);
    expect(card).toMatch(/2 requests a run/);
  });
});
