import { expect, test } from "vitest";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import { memoryFiles, slowly } from "./memory-files";
import { codesOf, flowFile, flowJson, labelsOf, list, textOf, workflowXml, zip } from "./sample-exports";

test("expands folders and zips, in the order of labels, each label once", async () => {
  const listing = await list(
    {
      "flows/b.json": "{}",
      "flows/a.json": "{}",
      "flows/B.json": "{}",
      "flows/deep/er/c.JSON": "{}",
      "flows/all.zip": zip({ "x.json": "{}" }),
      "flows/readme.md": "",
    },
    ["flows", "./flows/a.json", "flows/deep/", "flows\\b.json"],
  );
  expect(labelsOf(listing)).toEqual([
    "flows/B.json",
    "flows/a.json",
    "flows/all.zip!/x.json",
    "flows/b.json",
    "flows/deep/er/c.JSON",
  ]);
  expect(listing.problems).toEqual([]);
});

test("leaves out other people's files and what is never a flow by its place", async () => {
  const listing = await list({
    "node_modules/x/flow.json": "{}",
    ".git/x.json": "{}",
    "package-lock.json": "{}",
    "legacy/manifest.json": "{}",
    "legacy/Microsoft.Flow/flows/manifest.json": "{}",
    "legacy/Microsoft.Flow/flows/1/apisMap.json": "{}",
    "legacy/Microsoft.Flow/flows/1/connectionsMap.json": "{}",
    "legacy/Microsoft.Flow/flows/1/definition.json": "{}",
    "web/manifest.json": "{}",
  });
  expect(labelsOf(listing)).toEqual(["legacy/Microsoft.Flow/flows/1/definition.json", "web/manifest.json"]);
});

test("a file that was named is read whatever its name", async () => {
  const listing = await list({ "flow.txt": flowJson, "package.json": "{}" }, ["flow.txt", "package.json"]);
  expect(labelsOf(listing)).toEqual(["flow.txt", "package.json"]);
  expect(await textOf(listing.files[0])).toBe(flowJson);
});

test("a zip under another name is opened when it was named", async () => {
  const listing = await list({ "export.bin": zip({ "x.json": flowJson }) }, ["export.bin"]);
  expect(labelsOf(listing)).toEqual(["export.bin!/x.json"]);
});

test("tells of paths that do not exist and reads the others", async () => {
  const listing = await list({ "a.json": "{}" }, ["missing", "a.json", ""]);
  expect(labelsOf(listing)).toEqual(["a.json"]);
  expect(codesOf(listing)).toEqual([" error not-found", "missing error not-found"]);
});

test("a text above the limit is a problem of its reading, with both sizes", async () => {
  const listing = await list({ "a.json": `"${"x".repeat(2048)}"` }, ["."], { fileBytes: 1024 });
  expect(await listing.files[0]?.read()).toEqual({
    problem: {
      file: "a.json",
      code: "too-large",
      severity: "error",
      message: "a.json has 2 KB; the limit is 1 KB.",
    },
  });
});

test("a file that vanishes is a problem of its reading, without the system's own words", async () => {
  const files = memoryFiles({ "a.json": "{}" });
  const { files: listed } = await listExportFiles(["."], files, defaultLimits);
  const gone = { ...files, read: memoryFiles({}).read };
  const [file] = (await listExportFiles(["."], gone, defaultLimits)).files;
  expect(await textOf(listed[0])).toBe("{}");
  expect(await file?.read()).toMatchObject({
    problem: { code: "unreadable-file", message: "a.json cannot be read (ENOENT)." },
  });
});

test("an unreadable folder is a problem, and the rest is read", async () => {
  const files = memoryFiles({ "a/x.json": "{}", "b/y.json": "{}" });
  const list = (folder: string) => {
    if (folder === "a") throw Object.assign(new Error("no"), { code: "EACCES" });
    return files.list(folder);
  };
  const listing = await listExportFiles(["."], { ...files, list }, defaultLimits);
  expect(labelsOf(listing)).toEqual(["b/y.json"]);
  expect(listing.problems).toEqual([
    { file: "a", code: "unreadable-folder", severity: "error", message: "a cannot be read (EACCES)." },
  ]);
});

test("folders without end are given up", async () => {
  const files = memoryFiles({ "a.json": "{}" });
  const listing = await listExportFiles(
    ["."],
    { ...files, list: () => ({ files: ["a.json"], folders: ["loop"] }) },
    defaultLimits,
  );
  expect(listing.problems.map(({ code }) => code)).toEqual(["too-deep"]);
  expect(listing.files).toHaveLength(101);
});

test("answers behind promises give the same", async () => {
  const files = memoryFiles({
    [`src/Workflows/${flowFile}`]: flowJson,
    [`src/Workflows/${flowFile}.data.xml`]: workflowXml(),
    "a.zip": zip({ "in.zip": zip({ "x.json": flowJson }) }),
  });
  const at = await listExportFiles(["."], files, defaultLimits);
  const later = await listExportFiles(["."], slowly(files), defaultLimits);
  expect(labelsOf(later)).toEqual(labelsOf(at));
  expect(await Promise.all(later.files.map(textOf))).toEqual(await Promise.all(at.files.map(textOf)));
});
