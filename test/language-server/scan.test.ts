import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { CancellationTokenSource, ProgressType } from "vscode-jsonrpc/node";
import type { WorkDoneProgressReport } from "vscode-languageserver";
import type { FlowRow } from "../../shared/flow-row";
import { listIn } from "../../shared/list-in";
import { type ScanResult, scanRequest } from "../../shared/protocol";
import { answerFileRequests } from "./answer-file-requests";
import { reportOn } from "./report-of";
import { testSessions } from "./sessions";
import type { StdioClient } from "./stdio-client";

const root = fileURLToPath(new URL("../..", import.meta.url));
const nestedZip = join(root, "test/exports/nested-zip/StorageCapacityEnforcement.zip");
const { start, folderWith } = testSessions();

const address = (path: string): string => pathToFileURL(path).href;

function scan(client: StdioClient, ...paths: string[]): Promise<ScanResult> {
  return client.connection.sendRequest(scanRequest, { folders: paths });
}

const severities = ["error", "warning", "information", "hint"];

test.each(["samples", "test/exports"])(
  "%s: the same flows with the same figures as the report of the command",
  async (folder) => {
    const reported = reportOn(join(root, folder));
    const { rows } = await scan(await start(), address(join(root, folder)));
    const inOrder = groupBy(rows, ({ uri }) => decodeURIComponent(new URL(uri).pathname));
    const expected = groupBy(reported, ({ file }) => file);
    expect([...inOrder.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [file, flows] of expected) {
      const found = inOrder.get(file) ?? [];
      expect(found.map(({ flow }) => flow)).toEqual(flows.map((_, index) => index));
      for (const [index, { requests, findings, license }] of flows.entries()) {
        const row = found[index] as FlowRow;
        expect(row.severity).toBe(severities.find((it) => findings.some(({ severity }) => severity === it)) ?? null);
        if (requests) expect(row.perRun).toBe(perRun(requests.perRun));
        if (license?.recommended === "power-automate-premium") expect(row.headline).toContain("Power Automate Premium");
      }
    }
    expect(rows.length).toBe(reported.length);
  },
);

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) listIn(groups, keyOf(one)).push(one);
  return groups;
}

function perRun({ least, most }: { readonly least: number | null; readonly most: number | null }): string {
  if (least === null || most === null) return "more requests than can be counted";
  const text = least === most ? String(most) : `${number(least)} to ${number(most)}`;
  return `${text.replace(/^\d+$/, number(most))} request${most === 1 ? "" : "s"}`;
}

const number = (value: number): string => value.toLocaleString("en-US");

test("a row leads to its flow, in a zip too", async () => {
  const { rows } = await scan(
    await start(),
    address(join(root, "samples")),
    address(join(root, "test/exports/nested-zip")),
  );
  const remind = rows.find(({ name }) => name === "Remind of overdue work orders");
  const text = readFileSync(fileURLToPath(remind?.uri ?? ""), "utf8").split("\n");
  expect(text[remind?.line ?? 0]?.slice(remind?.character)).toMatch(/^"definition"/);
  const zipped = rows.filter(({ uri }) => uri.startsWith("flow-package:"));
  expect(zipped.length).toBeGreaterThan(0);
  expect(zipped.every(({ uri }) => uri.includes(".zip%21/"))).toBe(true);
});

test("rows come on the way, with how far it is, and what lies in two folders is told once", async () => {
  const client = await start();
  const told: FlowRow[] = [];
  const progress: WorkDoneProgressReport[] = [];
  client.connection.onProgress(new ProgressType<FlowRow[]>(), "rows", (rows) => void told.push(...rows));
  client.connection.onProgress(new ProgressType<WorkDoneProgressReport>(), "work", (it) => void progress.push(it));
  const samples = join(root, "samples");
  const { rows } = (await client.connection.sendRequest(scanRequest, {
    folders: [address(samples), address(join(samples, "BuildingInspections"))],
    partialResultToken: "rows",
    workDoneToken: "work",
  })) as ScanResult;
  expect(rows).toEqual([]);
  expect(told.map(({ name }) => name).sort()).toEqual([
    "Book incoming invoices",
    "Create work order",
    "Record inspection",
    "Remind of overdue work orders",
  ]);
  expect(progress.some(({ message }) => /of 4 files/.test(message ?? ""))).toBe(true);
});

test("what cannot be read is told", async () => {
  const folder = folderWith({ "cut.zip": readFileSync(nestedZip).subarray(0, 500), "other.json": "{}" });
  const { rows, problems } = await scan(await start(), address(folder));
  expect(rows).toEqual([]);
  const message = `${join(folder, "cut.zip")} is no zip, damaged or cut short.`;
  expect(problems).toEqual([{ uri: address(join(folder, "cut.zip")), message, isError: true }]);
});

test("a scan that is cancelled ends, and the server goes on", async () => {
  const flow = JSON.stringify({
    definition: { triggers: { manual: { type: "Request", kind: "Button" } }, actions: {} },
  });
  const folder = folderWith(Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`${index}.json`, flow])));
  const client = await start();
  const cancel = new CancellationTokenSource();
  const told: FlowRow[] = [];
  client.connection.onProgress(new ProgressType<FlowRow[]>(), "rows", (rows) => {
    told.push(...rows);
    cancel.cancel();
  });
  const params = { folders: [address(folder)], partialResultToken: "rows" };
  await expect(client.connection.sendRequest(scanRequest, params, cancel.token)).rejects.toThrow("cancelled");
  expect(told.length).toBeLessThan(400);
  expect((await scan(client, address(folder))).rows.length).toBe(400);
});

test("files of another file system are read by the client", async () => {
  const client = await start({ options: { files: true } });
  const origin = "vscode-vfs://github/";
  answerFileRequests(client.connection, origin, root);
  const { rows } = await scan(client, `${origin}samples`, `${origin}test/exports/nested-zip`);
  expect(rows.map(({ uri }) => uri.slice(0, uri.indexOf("/", 15)))).toContain("flow-package://vscode-vfs~github");
  expect(rows.filter(({ uri }) => uri.startsWith(origin)).length).toBe(4);
});
