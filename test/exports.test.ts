import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { nodeFiles } from "../server/src/cli/node-files";
import { type LintedFile, lintFiles } from "../server/src/estate/lint-files";
import type { FileAccess } from "../server/src/exports/file-access";
import { defaultLimits } from "../server/src/exports/limits";
import { listExportFiles } from "../server/src/exports/list-export-files";
import type { FlowFacts } from "../server/src/facts/flow-facts";
import { addToTotals, noTotals, sortedProblems } from "../server/src/report/report";
import { lineIndexOf } from "../server/src/syntax/source-range";
import { defaultSettings } from "../shared/settings";

const folder = fileURLToPath(new URL("./exports/", import.meta.url));
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "LICENSES")
  .map(({ name }) => name)
  .sort();
const updating = process.env.UPDATE_EXPECTED === "1";

describe("real exports", () => {
  it.each(cases)("%s", async (name) => {
    const found = await lintCase(`${folder}${name}`);
    const file = `${folder}${name}/expected.txt`;
    if (updating) writeFileSync(file, found);
    expect(found).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
  });
});

describe("the files of real exports", () => {
  const origins = readOrigins();

  it("are byte for byte what their repositories hold", () => {
    for (const { file, sha256 } of origins) {
      const bytes = readFileSync(`${folder}${file}`);
      expect(createHash("sha256").update(bytes).digest("hex"), file).toBe(sha256);
    }
  });

  it("all have an origin, and a license text", () => {
    const files = cases.flatMap((name) => filesBelow(name)).filter((file) => !file.endsWith("/expected.txt"));
    expect(origins.map(({ file }) => file).sort()).toEqual(files.sort());
    const texts = new Set(origins.map(({ repository }) => `${repository.replace("/", "+")}.txt`));
    expect(readdirSync(`${folder}LICENSES`).sort()).toEqual([...texts].sort());
  });

  it("are named in the README, with repository, commit and license", () => {
    const readme = readFileSync(`${folder}README.md`, "utf8");
    for (const { file, repository, commit, license } of origins) {
      const row = readme.split("\n").find((line) => line.startsWith(`| ${file.split("/", 1)[0]} |`));
      expect(row, file).toContain(`https://github.com/${repository}/tree/${commit}`);
      expect(row, file).toContain(`| ${license} |`);
    }
  });
});

/** Lints the export as if one stood in its folder, and tells what a person should review. */
async function lintCase(root: string): Promise<string> {
  const listing = await listExportFiles(["."], filesIn(root), defaultLimits);
  const settings = defaultSettings("2026-11-21");
  const totals = noTotals(listing.problems);
  const lines: string[] = [];
  for await (const linted of lintFiles(listing.files, () => settings)) {
    addToTotals(totals, linted);
    lines.push(...linesOf(linted));
  }
  for (const { file, code, severity, message } of sortedProblems(totals)) {
    lines.push(`problem ${file} ${severity} ${code} ${message}`);
  }
  return `${lines.join("\n")}\n`;
}

function linesOf({ file, text, analysis }: LintedFile): string[] {
  const { positionOf } = lineIndexOf(text);
  return analysis.flows.flatMap(({ facts, findings }) => [
    headline(facts),
    ...findings.map(({ span, severity, rule, message }) => {
      const { line, column } = positionOf(span.offset);
      return `${file}:${line}:${column} ${severity} ${rule} ${message}`;
    }),
  ]);
}

function headline({ identity, kind, requests, trigger, license, premium }: FlowFacts): string {
  const { least, most } = requests.perRun;
  const counted = kind === "cloud-flow" ? "requests" : "actions";
  return [
    `flow "${identity.name}"`,
    kind,
    `${counted} ${least}..${most}`,
    trigger?.class ?? "no trigger",
    `payer ${license?.payer ?? "none"}`,
    `license ${license?.recommended ?? "none"}`,
    `premium ${premium.length > 0 ? "yes" : "no"}`,
  ].join(" | ");
}

/** Sees nothing outside the root, whatever is asked for. */
function filesIn(root: string): FileAccess {
  const files = nodeFiles();
  const isOutside = (path: string): boolean => path === ".." || path.startsWith("../");
  const inside = (path: string): string => `${root}/${path}`;
  return {
    kindOf: (path) => (isOutside(path) ? null : files.kindOf(inside(path))),
    sizeOf: (path) => files.sizeOf(inside(path)),
    list: (path) => (isOutside(path) ? { files: [], folders: [] } : files.list(inside(path))),
    read: (path, mostBytes) => files.read(inside(path), mostBytes),
  };
}

interface Origin {
  readonly file: string;
  readonly repository: string;
  readonly commit: string;
  readonly license: string;
  readonly sha256: string;
}

function readOrigins(): Origin[] {
  const [, ...rows] = readFileSync(`${folder}origins.csv`, "utf8").trimEnd().split("\n");
  return rows.map((row) => {
    // No value holds a quote; only paths hold commas, and those are quoted.
    const values = [...row.matchAll(/(?:^|,)(?:"([^"]*)"|([^",]*))/g)].map(([, quoted, plain]) => quoted ?? plain);
    const [file = "", repository = "", commit = "", license = "", , sha256 = ""] = values;
    return { file, repository, commit, license, sha256 };
  });
}

function filesBelow(path: string): string[] {
  return readdirSync(`${folder}${path}`, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
  );
}
