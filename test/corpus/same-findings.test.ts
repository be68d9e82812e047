import { afterAll, beforeAll, expect, it } from "vitest";
import { compareWithCommand } from "../language-server/compare-with-command";
import { StdioClient } from "../language-server/stdio-client";
import { corpusFolder, readManifest } from "./corpus-files";

let client: StdioClient;
beforeAll(async () => {
  client = await StdioClient.start();
});
afterAll(() => client.stop());

it("editor and command say the same of every export", async () => {
  const folder = corpusFolder();
  const compared = await compareWithCommand(folder, client);
  expect(compared.differences).toEqual([]);
  expect(compared.files).toBeGreaterThan(readManifest(folder).length / 2);
  expect(compared.findings).toBeGreaterThan(compared.files);
});
