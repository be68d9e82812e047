import { expect, test } from "vitest";
import { defaultLimits, type ReadingLimits } from "../../server/src/exports/limits";
import { OpenZips } from "../../server/src/exports/open-zips";
import { zipFolders } from "../../server/src/exports/zip-folders";
import { memoryFiles } from "./memory-files";
import { zip } from "./sample-exports";

const nested = zip({
  "solution.xml": "<a/>",
  "Workflows\\x.json": "{}",
  "more/in.zip": zip({ "y.json": "[1]" }),
  "../out.json": "{}",
});

function folders(contents: Record<string, Uint8Array>, limits: Partial<ReadingLimits> = {}) {
  const files = memoryFiles(contents);
  return zipFolders({
    access: files,
    limits: { ...defaultLimits, ...limits },
    zips: new OpenZips(),
    report: () => {},
  });
}

test("a zip is a folder, and so is a zip in it", async () => {
  const files = folders({ "/a.zip": nested });
  expect(await files.list("/a.zip!")).toEqual({ files: ["solution.xml"], folders: ["Workflows", "more"] });
  expect(await files.list("/a.zip!/more")).toEqual({ files: [], folders: ["in.zip!"] });
  expect(await files.list("/a.zip!/more/in.zip!")).toEqual({ files: ["y.json"], folders: [] });
});

test.each([
  ["/a.zip!", "folder"],
  ["/a.zip!/Workflows", "folder"],
  ["/a.zip!/more/in.zip!", "folder"],
  ["/a.zip!/Workflows/x.json", "file"],
  ["/a.zip!/more/in.zip!/y.json", "file"],
  ["/a.zip!/more/in.zip", null],
  ["/a.zip!/nothing", null],
  ["/a.zip!/nowhere/nothing", null],
])("%s is a %s", async (path, kind) => {
  expect(await folders({ "/a.zip": nested }).kindOf(path)).toBe(kind);
});

test("files are unpacked no further than asked for", async () => {
  const files = folders({ "/a.zip": nested });
  expect(await files.sizeOf("/a.zip!/more/in.zip!/y.json")).toBe(3);
  expect(await files.read("/a.zip!/more/in.zip!/y.json", 2)).toBeNull();
  const bytes = await files.read("/a.zip!/more/in.zip!/y.json", 3);
  expect(new TextDecoder().decode(bytes ?? undefined)).toBe("[1]");
});

test("the limits are those of the command, and what is read again counts once", async () => {
  const entries = { "a.json": "x".repeat(600), "b.json": "x".repeat(600) };
  const files = folders({ "/a.zip": zip(entries), "/b.zip": nested }, { unpackedBytes: 1000, zipDepth: 1 });
  for (let times = 0; times < 3; times++) await files.read("/a.zip!/a.json", 1000);
  await expect(files.read("/a.zip!/b.json", 1000)).rejects.toThrow("/a.zip unpacks to more than 1000 bytes");
  await expect(files.list("/b.zip!/more/in.zip!")).rejects.toThrow("the limit is 1 in all");
  const small = folders({ "/b.zip": nested }, { zipBytes: 10 });
  await expect(small.list("/b.zip!")).rejects.toThrow("the limit is 10 bytes");
  const few = folders({ "/b.zip": nested }, { zipEntries: 2 });
  await expect(few.list("/b.zip!")).rejects.toThrow("2 entries");
});

test("a broken zip and a path outside of zips are told", async () => {
  const files = folders({ "/a.zip": nested.subarray(0, 50) });
  await expect(files.list("/a.zip!")).rejects.toThrow("/a.zip is no zip, damaged or cut short.");
  await expect(files.list("/")).rejects.toThrow("/ is in no zip.");
});
