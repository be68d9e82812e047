import { expect, it } from "vitest";
import { compareWithCommand } from "../language-server/compare-with-command";
import { sharedSession } from "../language-server/sessions";
import { corpusFolder, readManifest } from "./corpus-files";

const client = await sharedSession();

it("editor and command say the same of every export", async () => {
  const folder = corpusFolder();
  const compared = await compareWithCommand(folder, client);
  expect(compared.differences).toEqual([]);
  expect(compared.files).toBeGreaterThan(readManifest(folder).length / 2);
  expect(compared.findings).toBeGreaterThan(compared.files);
});
