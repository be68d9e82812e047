import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import { memoryFiles } from "./memory-files";
import { codesOf, flowJson, labelsOf, list, textOf, zip } from "./sample-exports";

test("a zip in a zip in a zip", async () => {
  const inner = zip({ "Workflows/x.json": flowJson });
  const listing = await list({ "outer.zip": zip({ "package.zip": zip({ "PkgAssets/solution.zip": inner }) }) });
  expect(labelsOf(listing)).toEqual(["outer.zip!/package.zip!/PkgAssets/solution.zip!/Workflows/x.json"]);
  expect(await textOf(listing.files[0])).toBe(flowJson);
  expect(listing.files[0]?.package?.label).toBe("outer.zip!/package.zip!/PkgAssets/solution.zip");
});

test("zips in zips beyond the limit are told", async () => {
  const listing = await list({ "a.zip": zip({ "b.zip": zip({ "x.json": "{}" }), "y.json": "{}" }) }, ["."], {
    zipDepth: 1,
  });
  expect(labelsOf(listing)).toEqual(["a.zip!/y.json"]);
  expect(codesOf(listing)).toEqual(["a.zip!/b.zip error too-deep"]);
});

test("nothing is unpacked before it is read, and one zip is opened once for files read in order", async () => {
  const files = memoryFiles({
    "a.zip": zip({ "1.json": "1", "2.json": "2" }),
    "b.zip": zip({ "1.json": "3", "c.zip": zip({ "1.json": "4" }), "z.json": "5" }),
  });
  const { files: listed } = await listExportFiles(["."], files, defaultLimits);
  files.reads.length = 0;
  const texts: string[] = [];
  for (const file of listed) texts.push(await textOf(file));
  expect(texts).toEqual(["1", "2", "3", "4", "5"]);
  expect(files.reads).toEqual(["a.zip", "b.zip"]);
});

test("backslashes separate folders", async () => {
  const listing = await list({ "a.zip": zip({ "Workflows\\X.json": flowJson }) });
  expect(labelsOf(listing)).toEqual(["a.zip!/Workflows/X.json"]);
  expect(await textOf(listing.files[0])).toBe(flowJson);
});

test("names that point elsewhere stay names", async () => {
  const listing = await list({ "a.zip": zip({ "../../etc/x.json": "1", "/y.json": "2", "C:/z.json": "3" }) });
  expect(labelsOf(listing)).toEqual(["a.zip!/../../etc/x.json", "a.zip!/C:/z.json", "a.zip!/y.json"]);
  expect(await Promise.all(listing.files.map(textOf))).toEqual(["1", "3", "2"]);
});

test("of two entries with one name the last counts", async () => {
  const bytes = zip({ "a.json": '"first"', "b.json": '"last"' });
  rename(bytes, "b.json", "a.json");
  const listing = await list({ "twice.zip": bytes });
  expect(labelsOf(listing)).toEqual(["twice.zip!/a.json"]);
  expect(await textOf(listing.files[0])).toBe('"last"');
});

test("a name that is no UTF-8 can be read", async () => {
  const bytes = zip({ "_.json": flowJson });
  for (const at of offsetsOf(bytes, "_.json")) bytes[at] = 0xe9;
  const listing = await list({ "a.zip": bytes });
  expect(labelsOf(listing)).toEqual(["a.zip!/é.json"]);
  expect(await textOf(listing.files[0])).toBe(flowJson);
});

test("stored entries are read as they stand", async () => {
  const bytes = zipSync({ "a.json": [new TextEncoder().encode(flowJson), { level: 0 }] });
  expect(await textOf((await list({ "a.zip": bytes })).files[0])).toBe(flowJson);
});

test.each([
  ["cut short", (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 30)],
  ["no zip", () => new TextEncoder().encode("PK, but no zip")],
  ["empty", () => new Uint8Array()],
  ["with a damaged directory", (bytes: Uint8Array) => damage(bytes, directoryOf(bytes))],
])("a zip that is %s is a problem, and other files are read", async (_, spoil) => {
  const listing = await list({ "a.zip": spoil(zip({ "a.json": flowJson })), "b.json": "{}" });
  expect(labelsOf(listing)).toEqual(["b.json"]);
  expect(codesOf(listing)).toEqual(["a.zip error unreadable-zip"]);
});

test("a damaged entry is a problem of its reading", async () => {
  const bytes = zip({ "a.json": JSON.stringify(Array.from({ length: 500 }, (_, index) => index)) });
  bytes[60] = (bytes[60] as number) ^ 0xff;
  const read = await (await list({ "a.zip": bytes })).files[0]?.read();
  expect(read).toEqual({
    problem: {
      file: "a.zip!/a.json",
      code: "unreadable-file",
      severity: "error",
      message: "a.zip!/a.json is damaged in its zip.",
    },
  });
});

test("an encrypted zip is one problem", async () => {
  const bytes = zip({ "a.json": "{}", "b.json": "{}" });
  const view = viewOf(bytes);
  for (const at of entriesOf(bytes)) view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
  const listing = await list({ "a.zip": bytes });
  expect(listing.files).toEqual([]);
  expect(codesOf(listing)).toEqual(["a.zip error encrypted-zip"]);
});

test("a way of packing other than deflate is told", async () => {
  const bytes = zip({ "a.json": "{}" });
  viewOf(bytes).setUint16(directoryOf(bytes) + 10, 14, true);
  const listing = await list({ "a.zip": bytes });
  expect(listing.problems[0]?.message).toBe("a.zip!/a.json is compressed by method 14; only deflate is read.");
});

test("what unpacks to far more than its size is left alone", async () => {
  const listing = await list({ "a.zip": zip({ "a.json": " ".repeat(2 ** 22), "b.json": "{}" }) });
  expect(labelsOf(listing)).toEqual(["a.zip!/b.json"]);
  expect(codesOf(listing)).toEqual(["a.zip!/a.json error too-compressed"]);
});

test.each([
  ["unpacked in one go", " ".repeat(2 ** 22)],
  ["unpacked in steps", noise(300_000)],
])("a bomb that lies about its size goes no further than the lie, %s", async (_, content) => {
  const bytes = zip({ "a.json": content });
  viewOf(bytes).setUint32(directoryOf(bytes) + 24, 100, true);
  const { files } = await list({ "a.zip": bytes });
  expect(await files[0]?.read()).toMatchObject({ problem: { code: "unreadable-file" } });
});

test("a large entry comes out whole", async () => {
  const content = noise(300_000);
  expect(await textOf((await list({ "a.zip": zip({ "a.json": content }) })).files[0])).toBe(content);
});

test("an entry that has less than it declares is damaged", async () => {
  const bytes = zip({ "a.json": flowJson });
  viewOf(bytes).setUint32(directoryOf(bytes) + 24, flowJson.length + 10, true);
  const { files } = await list({ "a.zip": bytes });
  expect(await files[0]?.read()).toMatchObject({ problem: { code: "unreadable-file" } });
});

test("an entry of more than a text may have is told with both sizes", async () => {
  const listing = await list({ "a.zip": zip({ "a.json": `"${"x".repeat(3000)}"` }) }, ["."], { fileBytes: 1024 });
  expect(listing.problems[0]?.message).toBe("a.zip!/a.json unpacks to 2.9 KB; the limit is 1 KB.");
});

test("the sum of a zip's files, zips in it included, has one limit", async () => {
  const many = { "1.json": "x".repeat(600), "2.json": "x".repeat(600), "3.json": "x".repeat(300) };
  const listing = await list({ "a.zip": zip({ "in.zip": zip(many) }) }, ["."], { unpackedBytes: 1500 });
  expect(labelsOf(listing)).toEqual(["a.zip!/in.zip!/1.json", "a.zip!/in.zip!/3.json"]);
  expect(listing.problems).toEqual([
    {
      file: "a.zip",
      code: "too-large",
      severity: "error",
      message: "a.zip unpacks to more than 1.5 KB; files beyond are left out.",
    },
  ]);
});

test("entries have one limit as well, however many zips they are spread over", async () => {
  const three = zip({ "1.json": "1", "2.json": "2", "3.json": "3" });
  const listing = await list({ "a.zip": zip({ "b.zip": three, "c.zip": three }) }, ["."], { zipEntries: 6 });
  expect(listing.files).toHaveLength(3);
  expect(codesOf(listing)).toEqual(["a.zip!/c.zip error too-many-entries"]);
});

test("folders without end are left out", async () => {
  const listing = await list({ "a.zip": zip({ [`${"d/".repeat(500)}x.json`]: "{}", "y.json": "{}" }) });
  expect(labelsOf(listing)).toEqual(["a.zip!/y.json"]);
  expect(codesOf(listing)).toEqual(["a.zip error too-deep"]);
});

test.each([
  ["a canvas app", { "Properties.json": "{}", "Header.json": "{}", "Controls/1.json": "{}" }],
  ["a report", { "[Content_Types].xml": "", DataModel: "x", "Report/Layout": "{}", "Report/a.json": "{}" }],
  ["a workbook", { "[Content_Types].xml": "", "xl/workbook.xml": "", "docProps/x.json": "{}" }],
  ["nothing to read", { "readme.txt": "hello" }],
])("a zip with %s holds no flow, and is a hint", async (_, entries) => {
  const listing = await list({ "a.zip": zip(entries) }, ["a.zip"]);
  expect(listing.files).toEqual([]);
  expect(codesOf(listing)).toEqual(["a.zip hint not-a-package"]);
});

test("what macOS adds to a zip is left out", async () => {
  const listing = await list({ "a.zip": zip({ "x.json": "{}", "._x.json": "\0", "__MACOSX/sub/y.json": "\0" }) });
  expect(labelsOf(listing)).toEqual(["a.zip!/x.json"]);
});

test("loose files of a zip belong together", async () => {
  const { files } = await list({ "a.zip": zip({ "x.json": "{}", "sub/y.json": "{}" }), "z.json": "{}" });
  expect(files.map((file) => file.package?.label)).toEqual(["a.zip", "a.zip", undefined]);
  expect(files[0]?.package?.kind).toBe("other");
  expect(files[1]?.package).toBe(files[0]?.package);
});

/** Text that hardly packs. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48271) % 0x7fffffff;
    return String.fromCharCode(32 + (state % 95));
  }).join("");
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Offsets of the entries in the central directory. */
function entriesOf(bytes: Uint8Array): number[] {
  return offsetsOf(bytes, "PK\u0001\u0002");
}

function directoryOf(bytes: Uint8Array): number {
  return entriesOf(bytes)[0] as number;
}

function damage(bytes: Uint8Array, at: number): Uint8Array {
  bytes[at] = 0;
  return bytes;
}

function rename(bytes: Uint8Array, from: string, to: string): void {
  for (const at of offsetsOf(bytes, from)) bytes.set(new TextEncoder().encode(to), at);
}

function offsetsOf(bytes: Uint8Array, text: string): number[] {
  const wanted = [...text].map((character) => character.charCodeAt(0));
  const offsets: number[] = [];
  for (let at = 0; at <= bytes.length - wanted.length; at++) {
    if (wanted.every((code, index) => bytes[at + index] === code)) offsets.push(at);
  }
  return offsets;
}
