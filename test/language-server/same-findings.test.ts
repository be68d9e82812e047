import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compareWithCommand } from "./compare-with-command";
import { StdioClient } from "./stdio-client";

let client: StdioClient;
beforeAll(async () => {
  client = await StdioClient.start();
});
afterAll(() => client.stop());

it.each(["test/exports", "samples"])("editor and command say the same of every export in %s", async (folder) => {
  const compared = await compareWithCommand(fileURLToPath(new URL(`../../${folder}`, import.meta.url)), client);
  expect(compared.differences).toEqual([]);
  expect(compared.findings).toBeGreaterThan(0);
});
