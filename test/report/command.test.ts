import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { zip } from "../exports/sample-exports";
import { applyToEach, button, compose, everyDay, getRows, steps } from "./flow-parts";
import { type Inputs, type Report, solutionFile } from "./lint-report";
import { program, reportIn, runIn, testFolders } from "./run-command";

const premium = solutionFile({ triggers: everyDay, actions: { Get_rows: getRows } });
const standard = solutionFile({ triggers: button, actions: steps(2) });
const brokenZip = "PK\u0003\u0004 and no more";

const folderWith = testFolders();

function lint(files: Inputs, ...args: readonly string[]) {
  return runIn(folderWith(files), "lint", ...args);
}

const filesOf = ({ flows }: Report): string[] => flows.map(({ file }) => file);
const asJson = ["--format", "json", "--as-of", "2026-11-21"] as const;

describe("tables", () => {
  const owners = "\ufeffFlow;Owner;Owner type\r\na;kim;Robot\r\nb;;\r\n";

  it("say of flows what settings would, and what is wrong in them is told by line", () => {
    const files = { "a.json": premium, "owners.csv": owners, "users.csv": "User,License\nkim,FLOW_PER_USER\n" };
    const { stdout, code } = lint(files, "a.json", "--owners", "owners.csv", "--licenses", "users.csv");
    expect(code).toBe(0);
    expect(stdout).toContain("Power Automate per user (legacy) for the owner (held)");
    expect(stdout).toMatch(/^owners\.csv:2: warning "Robot" is no kind of owner/m);
    const report = reportIn(lint(files, "a.json", "--owners", "owners.csv", ...asJson));
    expect(report.problems.map(({ line, severity }) => [line, severity])).toEqual([
      [2, "warning"],
      [3, "warning"],
    ]);
  });

  it.each([
    ["that is not there", "none.csv", "The file none.csv does not exist."],
    ["without the columns it needs", "users.csv", "users.csv needs a header line with columns for a flow"],
  ])("%s are wrong arguments", (_, name, message) => {
    const files = { "a.json": premium, "users.csv": "User,License\n" };
    const { code, stderr } = lint(files, "a.json", "--owners", name);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it("are told of by line in `plan` as well", () => {
    const folder = folderWith({ "a.json": premium, "owners.csv": owners });
    const { stdout, code } = runIn(folder, "plan", "a.json", "--owners", "owners.csv");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^owners\.csv:2: warning "Robot" is no kind of owner/m);
    expect(stdout).toMatch(/^owners\.csv:3: warning The line names no owner/m);
  });

  it("meet what was estimated in `estate`, which writes settings on request", () => {
    const folder = folderWith({
      "a.json": solutionFile({ triggers: everyDay, actions: { Loop: applyToEach({ A: compose }) } }),
      "used.csv": "Flow,Requests per day\na,42\n",
    });
    const first = runIn(
      folder,
      "estate",
      "a.json",
      "--request-report",
      "used.csv",
      "--write-settings",
      "--leaves",
      "kim",
    );
    expect(first).toMatchObject({ code: 0, stderr: "Wrote settings of 1 flow into flow-license.json.\n" });
    expect(first.stdout).toContain("40 passes of Loop (estimated 10, assumed) would explain it: 42 requests a day.");
    const again = runIn(folder, "estate", "a.json", "--request-report", "used.csv", "--format", "json");
    expect(JSON.parse(again.stdout).calibration).toMatchObject([{ estimated: 42, setting: null }]);
    const twice = runIn(folder, "estate", "a.json", "--request-report", "used.csv", "--write-settings");
    expect(twice.stderr).toBe(
      "Wrote no settings: of 1 flow with requests by the report, none differs by just one estimate that could be wrong.\n",
    );
    const alone = runIn(folder, "estate", "a.json", "--write-settings");
    expect(alone).toMatchObject({ code: 2, stderr: "flow-license-lint: --write-settings needs --request-report.\n" });
  });
});

describe("editions", () => {
  it("shows all sides at once, and only what differs by some facts", () => {
    const folder = folderWith({ "a.json": premium });
    const sides = ["editions", "a.json", "--side-by-side"] as const;
    expect(runIn(folder, ...sides).stdout).toContain("1 of 1 flow differ");
    expect(runIn(folder, ...sides, "--only", "limit", "--format", "json").stdout).toContain('"fact":"limit"');
    expect(JSON.parse(runIn(folder, ...sides, "--only", "payer", "--format", "json").stdout)).toMatchObject({
      flows: [],
      summary: { differing: 1 },
    });
    expect(runIn(folder, ...sides, "--only", "pay")).toMatchObject({
      code: 2,
      stderr:
        "flow-license-lint: --only takes payer, options, verdict, profile, limit, day, worst, credits, parted by commas.\n",
    });
  });
});

describe("exit code 0", () => {
  it("where nothing reaches the threshold, as text and as JSON", () => {
    const text = lint({ "a.json": premium }, ".");
    expect(text).toMatchObject({ code: 0, stderr: "" });
    expect(text.stdout).toContain("Power Automate Premium");
    const json = lint({ "a.json": premium }, ".", ...asJson);
    expect(json).toMatchObject({ code: 0, stderr: "" });
    expect(reportIn(json).tool).toMatchObject({ name: "flow-license-lint", asOf: "2026-11-21" });
  });

  it("for help and version", () => {
    expect(runIn(tmpdir(), "--help")).toMatchObject({ code: 0, stderr: "" });
    expect(runIn(tmpdir(), "lint", "--help")).toMatchObject({ code: 0, stderr: "" });
    const version = runIn(tmpdir(), "--version");
    expect(version).toMatchObject({ code: 0, stderr: "" });
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("with --fail-on never, whatever is found", () => {
    expect(lint({ "a.json": premium, "bad.zip": brokenZip }, ".", "--fail-on", "never").code).toBe(0);
  });

  it("where there are hints alone", () => {
    expect(lint({ "a.json": standard }, ".", "--fail-on", "information").code).toBe(0);
  });
});

describe("exit code 1", () => {
  it("where a finding reaches --fail-on", () => {
    const files = { "a.json": premium };
    expect(lint(files, ".", "--fail-on", "information").code).toBe(1);
    expect(lint(files, ".", "--fail-on", "warning").code).toBe(0);
    expect(lint(files, ".", "--fail-on", "error").code).toBe(0);
  });

  it("where a setting makes a rule an error", () => {
    const settings = JSON.stringify({ rules: { "premium-connector": "error" } });
    const result = lint({ "a.json": premium, "flow-license.json": settings }, "a.json", ...asJson);
    expect(result.code).toBe(1);
    expect(reportIn(result).summary.findings.error).toBe(1);
  });

  it("for a zip that cannot be read, the good files reported all the same", () => {
    const result = lint({ "a.json": premium, "bad.zip": brokenZip, "c.json": standard }, ".", ...asJson);
    expect(result).toMatchObject({ code: 1, stderr: "" });
    const report = reportIn(result);
    expect(filesOf(report)).toEqual(["a.json", "c.json"]);
    expect(report.problems).toMatchObject([{ file: "bad.zip", code: "unreadable-zip", severity: "error" }]);
  });

  it("for broken JSON, of which the readable part is reported", () => {
    const broken = premium.replace('"schemaVersion"', '"schemaVersion');
    const result = lint({ "a.json": standard, "b.json": broken }, ".", ...asJson);
    expect(result).toMatchObject({ code: 1, stderr: "" });
    const report = reportIn(result);
    expect(filesOf(report)).toEqual(["a.json", "b.json"]);
    expect(report.problems).toMatchObject([{ file: "b.json", code: "broken-json", severity: "error" }]);
  });

  it("for a path that does not exist, beside one that does", () => {
    const result = lint({ "a.json": standard }, "a.json", "gone.json", ...asJson);
    expect(result.code).toBe(1);
    const report = reportIn(result);
    expect(filesOf(report)).toEqual(["a.json"]);
    expect(report.problems).toMatchObject([{ file: "gone.json", code: "not-found", severity: "error" }]);
  });
});

describe("exit code 2, with a sentence and without a report", () => {
  const files = { "a.json": premium, "empty/readme.md": "" };
  const wrong: [string, string[], RegExp][] = [
    ["no command at all", [], /Usage/],
    ["no path", ["lint"], /missing required argument/],
    ["a command that is none", ["lynt", "."], /unknown command|Usage/],
    ["an option that is none", ["lint", ".", "--formt", "json"], /--format/],
    ["a format that is none", ["lint", ".", "--format", "yaml"], /text, json/],
    ["a severity that is none", ["lint", ".", "--fail-on", "hint"], /error, warning, information, never/],
    ["an edition that is none", ["lint", ".", "--edition", "2020"], /2025-06/],
    ["a word for a date", ["lint", ".", "--as-of", "tomorrow"], /YYYY-MM-DD/],
    ["a month 13", ["lint", ".", "--as-of", "2026-13-01"], /--as-of takes a day as YYYY-MM-DD; 2026-13-01 is no day/],
    ["a February 30", ["lint", ".", "--as-of", "2026-02-30"], /2026-02-30/],
    ["a settings file that is not there", ["lint", ".", "--config", "gone.json"], /gone\.json does not exist/],
    ["a folder as settings file", ["lint", ".", "--config", "empty"], /empty/],
    ["a path that is not there", ["lint", "gone"], /gone does not exist/],
    ["nothing to read", ["lint", "empty"], /nothing to read in empty/],
    ["an empty path", ["lint", ""], /does not exist/],
    ["a table without CSV", ["plan", ".", "--table", "licenses"], /--table needs --format csv/],
    ["a license by a part of its id", ["plan", ".", "--without", "premium"], /"power-automate-premium"\?$/m],
    [
      "a license by its name",
      ["plan", ".", "--without", "Power Automate Process"],
      /mean "power-automate-process"\?$/m,
    ],
    ["a mistyped license", ["plan", ".", "--without", "power-automate-proces"], /mean "power-automate-process"\?$/m],
    ["a license that is none", ["plan", ".", "--without", "zzz"], /There is no license "zzz"\.$/m],
  ];

  it.each(wrong)("%s", (_, args, told) => {
    const { code, stdout, stderr } = runIn(folderWith(files), ...args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(told);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("settings", () => {
  const year = JSON.stringify({ edition: "2026-11", period: "transition", asOf: "2027-01-02" });

  it("come from the file that is named", () => {
    const result = lint({ "a/a.json": premium, "other.json": year }, "a", "--config", "other.json", "--format", "json");
    expect(reportIn(result).tool).toMatchObject({ edition: "2026-11", period: "transition", asOf: "2027-01-02" });
  });

  it.each([
    ["a file", "a/a.json"],
    ["a folder", "a"],
    ["a package", "a/b.zip"],
  ])("come from flow-license.json beside the flow, when %s is linted", (_, path) => {
    const files = { "a/a.json": premium, "a/b.zip": zip({ "x.json": premium }), "a/flow-license.json": year };
    const { tool } = reportIn(lint(files, path, "--format", "json"));
    expect(tool).toMatchObject({ edition: "2026-11", period: "transition", asOf: "2027-01-02" });
  });

  it("come from flow-license.json where one stands", () => {
    const folder = folderWith({ "a.json": premium, "flow-license.json": year });
    const { tool } = reportIn(runIn(folder, "lint", ".", "--format", "json"));
    expect(tool).toMatchObject({ edition: "2026-11", period: "transition", asOf: "2027-01-02" });
  });

  it("yield to flags", () => {
    const flags = ["--edition", "2025-06", "--period", "official", "--as-of", "2026-11-21"];
    const { tool } = reportIn(
      lint({ "a.json": premium, "flow-license.json": year }, "a.json", "--format", "json", ...flags),
    );
    expect(tool).toMatchObject({ edition: "2025-06", period: "official", asOf: "2026-11-21" });
  });

  it("with a fault are told, and the rest applies", () => {
    const settings = '{ "estimates": { "loopItem": 3, "doUntilPasses": 2 } }';
    const result = lint({ "a.json": premium, "flow-license.json": settings }, "a.json", ...asJson);
    const { problems } = reportIn(result);
    expect(problems).toMatchObject([{ file: "flow-license.json", code: "settings" }]);
    expect(problems[0]?.message).toMatch(/loopItems.*line 1/);
  });

  it("decide what is suppressed, and --show-suppressed shows it", () => {
    const settings = JSON.stringify({ ignore: [{ rule: "premium-connector", reason: "budgeted" }] });
    const files = { "a.json": premium, "flow-license.json": settings };
    const rules = (report: Report) => report.flows[0]?.findings.map(({ rule }) => rule);
    const hidden = reportIn(lint(files, "a.json", ...asJson));
    expect(hidden.summary.suppressed).toBe(1);
    expect(rules(hidden)).not.toContain("premium-connector");
    const shown = reportIn(lint(files, "a.json", "--show-suppressed", ...asJson));
    expect(shown.flows[0]?.findings.find(({ rule }) => rule === "premium-connector")).toMatchObject({
      suppressed: { by: "setting", reason: "budgeted" },
    });
  });
});

describe("paths", () => {
  it("may hold spaces and any letters", () => {
    const files = {
      "Flüsse & more/Añadir \u{1F600} flow.json": premium,
      "Flüsse & more/\u65e5\u672c.zip": zip({ "Workflows/\u00dcbersicht 1.json": standard }),
    };
    const report = reportIn(lint(files, "Flüsse & more", ...asJson));
    expect(filesOf(report)).toEqual([
      "Flüsse & more/Añadir \u{1F600} flow.json",
      "Flüsse & more/\u65e5\u672c.zip!/Workflows/\u00dcbersicht 1.json",
    ]);
  });

  it("stand as given, with no absolute path that was not typed", () => {
    const folder = folderWith({ "x/a.json": premium, "x/bad.zip": brokenZip, "x/flow-license.json": "{ broken" });
    for (const path of ["x", "./x", "x/", "x/../x"]) {
      const { stdout } = runIn(folder, "lint", path, ...asJson);
      expect(stdout).not.toContain(tmpdir());
      expect(filesOf(JSON.parse(stdout))[0]).toMatch(/x\/a\.json$/);
    }
    expect(filesOf(reportIn(runIn(folder, "lint", join(folder, "x/a.json"), ...asJson)))).toEqual([
      join(folder, "x/a.json").replaceAll("\\", "/"),
    ]);
  });

  it("named twice are read once", () => {
    const files = { "a.json": premium, "b.zip": zip({ "x.json": standard }) };
    const report = reportIn(lint(files, "a.json", "b.zip", "a.json", ".", "./b.zip", ...asJson));
    expect(filesOf(report)).toEqual(["a.json", "b.zip!/x.json"]);
    expect(report.summary).toMatchObject({ files: 2, flows: 2 });
  });

  it("are in the order of their names, whatever the order they are given in", () => {
    const files = { "a.zip": zip({ "Workflows\\b.json": standard }), "a.zip 2.json": standard, "a.json": premium };
    const sorted = ["a.json", "a.zip 2.json", "a.zip!/Workflows/b.json"];
    expect(filesOf(reportIn(lint(files, "a.zip", "a.zip 2.json", "a.json", ...asJson)))).toEqual(sorted);
    expect(filesOf(reportIn(lint(files, ".", ...asJson)))).toEqual(sorted);
  });

  it.skipIf(process.platform === "win32")("in a circle of links come to an end", () => {
    const folder = folderWith({ "a/b/flow.json": premium, "c.json": standard });
    symlinkSync("..", join(folder, "a/b/up"));
    symlinkSync(folder, join(folder, "a/all"));
    const result = runIn(folder, "lint", ".", ...asJson);
    expect(result).toMatchObject({ code: 0, stderr: "" });
    const files = filesOf(reportIn(result));
    expect(files).toEqual(expect.arrayContaining(["a/b/flow.json", "c.json"]));
    expect(files.length).toBeLessThan(10);
  });

  it.skipIf(process.platform === "win32")("beside links that lead nowhere are read all the same", () => {
    const folder = folderWith({ "c.json": standard });
    symlinkSync("gone", join(folder, "dangling.json"));
    symlinkSync("self", join(folder, "self"));
    expect(filesOf(reportIn(runIn(folder, "lint", ".", ...asJson)))).toEqual(["c.json"]);
  });
});

describe("standard output", () => {
  const many = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [
      `flow-${index}.json`,
      solutionFile({
        triggers: button,
        actions: { Loop: applyToEach(steps(20)), Compose: compose, Get_rows: getRows },
      }),
    ]),
  );

  it.skipIf(process.platform === "win32")("may be closed early", () => {
    const folder = folderWith(many);
    for (const format of ["json", "text"]) {
      const command = `set -o pipefail; "$NODE" "$SERVER" lint . --format ${format} | head -1; echo "\${PIPESTATUS[0]}"`;
      const env = { ...process.env, NODE: process.execPath, SERVER: program };
      const { stdout, stderr } = spawnSync("bash", ["-c", command], { cwd: folder, env, encoding: "utf8" });
      expect(stderr).toBe("");
      const lines = stdout.trimEnd().split("\n");
      expect(lines).toHaveLength(2);
      expect(lines[1]).toBe("0");
    }
  });

  it("is complete through a pipe, with the same bytes each time and no colors", () => {
    const folder = folderWith(many);
    for (const format of ["json", "text"]) {
      const args = ["lint", ".", "--format", format, "--as-of", "2026-11-21"];
      const first = runIn(folder, ...args);
      expect(first.stdout.length).toBeGreaterThan(64 * 1024);
      expect(first.stdout).not.toContain("\u001b");
      expect(runIn(folder, ...args)).toEqual(first);
    }
    expect(reportIn(runIn(folder, "lint", ".", ...asJson)).flows).toHaveLength(300);
  });

  it("differs by its date alone where no date is given", () => {
    const files = { "a.json": premium };
    const today = new Date().toISOString().slice(0, 10);
    expect(reportIn(lint(files, ".", "--format", "json")).tool.asOf?.slice(0, 8)).toBe(today.slice(0, 8));
  });
});
