import { expect, it } from "vitest";
import { nodeFiles } from "../../server/src/cli/node-files";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import { checkRenaming } from "../fixes/rename-all";
import { corpusFolder } from "./corpus-files";

it("every step and variable is renamed and back without a trace", async () => {
  const { files } = await listExportFiles([corpusFolder()], nodeFiles(), defaultLimits);
  let things = 0;
  for (const file of files) {
    const read = await file.read();
    if ("text" in read) things += checkRenaming(read.text, file.label).things;
  }
  expect(things).toBeGreaterThan(files.length);
});
