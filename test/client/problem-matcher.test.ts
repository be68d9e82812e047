import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import manifest from "../../package.json";
import { ensureBuilt } from "../../scripts/build.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const [findings, files] = manifest.contributes.problemMatchers.map(({ pattern }) => new RegExp(pattern.regexp));

beforeAll(() => ensureBuilt());

describe("the problem matcher", () => {
  it("reads every finding of the command, where it is and how much it matters, and nothing else", () => {
    const exports = ["samples", "test/exports/shared-mailbox-orders", "test/exports/child-flow-of-two-parents"];
    const { flows } = JSON.parse(lint(root, [...exports, "--format", "json"]));
    const expected = flows.flatMap((flow: Flow) =>
      flow.findings.map(
        ({ severity, rule, range }) => `${flow.file}:${range.start.line}:${range.start.column} ${severity} ${rule}`,
      ),
    );
    const lines = lint(root, [...exports, "--show-hints"]).split("\n");
    const read = lines.flatMap((line) => {
      const found = findings?.exec(line);
      return found ? [`${found[1]}:${found[2]}:${found[3]} ${found[4]} ${found[6]}`] : [];
    });
    expect(expected.length).toBeGreaterThan(15);
    expect(read.sort()).toEqual(expected.sort());
    expect(lines.filter((line) => files?.test(line))).toEqual([]);
  });

  it("reads a suppressed finding, and a file that could not be read", () => {
    const folder = realpathSync(mkdtempSync(`${tmpdir()}/flow-license-lint-`));
    try {
      const Call = { type: "Http", inputs: {}, description: "flow-license: ignore http -- known" };
      writeFileSync(`${folder}/flow.json`, JSON.stringify({ definition: { triggers: {}, actions: { Call } } }));
      writeFileSync(`${folder}/broken.zip`, "no zip");
      const lines = lint(folder, [".", "--show-suppressed"]).split("\n");
      expect(lines.map((line) => findings?.exec(line)?.[6])).toContain("http");
      expect(lines.map((line) => files?.exec(line)?.slice(1, 3).join(" "))).toContain("broken.zip error");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

interface Flow {
  readonly file: string;
  readonly findings: readonly {
    readonly severity: string;
    readonly rule: string;
    readonly range: { readonly start: { readonly line: number; readonly column: number } };
  }[];
}

function lint(cwd: string, args: readonly string[]): string {
  const all = [`${root}dist/server.js`, "lint", ...args, "--fail-on", "never"];
  return spawnSync(process.execPath, all, { cwd, encoding: "utf8" }).stdout;
}
