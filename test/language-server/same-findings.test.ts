import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { compareWithCommand } from "./compare-with-command";
import { sharedSession } from "./sessions";

const client = await sharedSession();

it.each(["test/exports", "samples"])("editor and command say the same of every export in %s", async (folder) => {
  const compared = await compareWithCommand(fileURLToPath(new URL(`../../${folder}`, import.meta.url)), client);
  expect(compared.differences).toEqual([]);
  expect(compared.findings).toBeGreaterThan(0);
});
