import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { type CodeAction, FileChangeType } from "vscode-languageserver";
import {
  type DocumentFlows,
  documentFlowsRequest,
  type FileBytes,
  fileBytesRequest,
  fileKindRequest,
  folderNamesRequest,
} from "../../shared/protocol";
import { testFolders } from "../report/run-command";
import { reportOn } from "./report-of";
import { sharedSession } from "./sessions";
import { headOf } from "./stdio-client";

const exported = fileURLToPath(new URL("../exports/nested-zip/StorageCapacityEnforcement.zip", import.meta.url));
const folder = testFolders()({ "export.zip": readFileSync(exported) });
const zip = join(folder, "export.zip");
const inside = (path: string): string => `flow-package://file${pathToFileURL(zip).pathname}!${path}`;
const client = await sharedSession();

function ask<T>(request: string, path: string, more: object = {}): Promise<T> {
  return client.connection.sendRequest<T>(request, { uri: inside(path), zipVersion: "1", ...more });
}

const solution = "/StorageCapacityEnforcement_1_0_0_6_managed.zip!";
const flow = `${solution}/Workflows/AdminStorageCapacityEnforcement-ClosetoCapacityAle-BB696E18-4C01-EE11-8847-001DD8107690.json`;

test("a zip is a folder, and so are the zips in it", async () => {
  expect(await ask(folderNamesRequest, "")).toEqual({
    files: [
      "CoE Dashboard - Storage Capacity Enforcement.pbit",
      "pp_storage_enforcement.ps1",
      "pp_storage_removeenforcement.ps1",
    ],
    folders: ["StorageCapacityEnforcement_1_0_0_6_managed.zip!", "StorageCapacityEnforcement_1_0_0_6_unmanaged.zip!"],
  });
  expect(await ask(fileKindRequest, "")).toBe("folder");
  expect(await ask(fileKindRequest, flow)).toBe("file");
  expect(await ask(fileKindRequest, "/nothing")).toBeNull();
});

test("a flow in a zip says what the command says of it, with the settings beside the zip", async () => {
  const text = await textOf(flow);
  const [reported] = reportOn(zip).filter(({ file }) => file.endsWith(flow));
  await client.open(inside(flow), text);
  const found = (await client.diagnostics(inside(flow))).map((it) => `${it.code}: ${headOf(it)}`);
  const expected = reported?.findings.map(({ rule, message }) => `${rule}: ${message}`);
  expect(found.sort()).toEqual(expected?.sort());
  const flows = () => client.connection.sendRequest<DocumentFlows>(documentFlowsRequest, { uri: inside(flow) });
  expect((await flows()).short).toBe("372 to 552 requests a run · Power Automate Premium");
  writeFileSync(join(folder, "flow-license.json"), '{ "estimates": { "loopItems": 1 } }');
  await client.fileChanged(join(folder, "flow-license.json"), FileChangeType.Created);
  expect((await flows()).short).toBe("21 to 30 requests a run · Power Automate Premium");
});

test("a flow in a zip can only be read: what is offered changes settings or explains", async () => {
  await client.open(inside(flow), await textOf(flow));
  const all = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
  const context = { diagnostics: await client.diagnostics(inside(flow)) };
  const question = { textDocument: { uri: inside(flow) }, range: all, context };
  const offered = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", question);
  const changed = offered.flatMap(({ edit }) => (edit ? Object.keys(edit.changes ?? {}) : []));
  expect([...new Set(changed)]).toEqual([pathToFileURL(join(folder, "flow-license.json")).href]);
  expect(offered.map(({ title }) => title)).toContain("Ignore premium-connector here, in the settings");
  expect(offered.filter(({ kind }) => kind?.startsWith("source"))).toEqual([]);
  const rename = { textDocument: { uri: inside(flow) }, position: { line: 0, character: 0 }, newName: "x" };
  await expect(client.connection.sendRequest("textDocument/rename", rename)).rejects.toThrow("which can only be read");
});

test("a zip that has changed is read again, and one that is broken is told in plain words", async () => {
  writeFileSync(join(folder, "broken.zip"), readFileSync(exported).subarray(0, 5000));
  const address = `flow-package://file${pathToFileURL(folder).pathname}/broken.zip!`;
  const names = (zipVersion: string) => client.connection.sendRequest(folderNamesRequest, { uri: address, zipVersion });
  const message = `${join(folder, "broken.zip")} is no zip, damaged or cut short.`;
  await expect(names("1")).rejects.toThrow(message);
  copyFileSync(exported, join(folder, "broken.zip"));
  expect(await names("2")).toMatchObject({ folders: expect.any(Array) });
  expect(client.logged).toEqual([]);
});

test("an encrypted zip is told when its files are read", async () => {
  const bytes = readFileSync(
    new URL("../exports/do-until-zip/PatternExceptionHandingInDoUntilLoop.zip", import.meta.url),
  );
  for (let at = bytes.indexOf("PK\u0001\u0002"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 1))
    bytes[at + 8] = 1;
  writeFileSync(join(folder, "secret.zip"), bytes);
  const address = `flow-package://file${pathToFileURL(folder).pathname}/secret.zip!`;
  const params = { uri: `${address}/manifest.json`, zipVersion: "1", mostBytes: 1_000_000 };
  await expect(client.connection.sendRequest(fileBytesRequest, params)).rejects.toThrow(
    "only a zip without a password",
  );
});

async function textOf(path: string): Promise<string> {
  const { base64, size } = await ask<FileBytes>(fileBytesRequest, path, { mostBytes: 1_000_000 });
  const bytes = Buffer.from(base64 ?? "", "base64");
  expect(bytes.length).toBe(size);
  return bytes.toString("utf8");
}
