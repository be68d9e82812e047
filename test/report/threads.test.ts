import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "./lint-report";
import { runIn, testFolders } from "./run-command";

const folderWith = testFolders();
const exportsFolder = join(projectFolder, "test/exports");

const owners = "Flow,Owner,Owner type\nOrders (child),kim,User\nno such flow,lee,Robot\n";
const report = "Flow name,Usage date,Consumed quantity\nOrders (child),2026-10-01,400\nno such flow,2026-10-01,3\n";
const settings = '{ "estimates": { "loopItems": -1, "runsPerDay": 40 }, "unheardOf": true }';
const given = ["--config", "flow-license.json", "--owners", "owners.csv", "--as-of", "2026-11-21"] as const;

/** What a command prints when so many threads read. */
function run(threads: number, command: string, ...args: readonly string[]) {
  const folder = folderWith({ "owners.csv": owners, "report.csv": report, "flow-license.json": settings });
  return runIn(folder, command, exportsFolder, ...args, ...given, "--concurrency", String(threads));
}

describe("several threads", () => {
  // Child flows, their callers and ids inside of files stand in other parts than who asks for them.
  it.each([
    ["plan", ["--format", "json"]],
    ["plan", ["--format", "csv"]],
    ["estate", ["--format", "json", "--request-report", "report.csv"]],
    ["estate", ["--leaves", "kim"]],
  ] as const)("print with `%s` and %j what one prints", (command, args) => {
    const [alone, together] = [run(1, command, ...args), run(3, command, ...args)];
    expect(alone.stdout).toMatch(/Orders|orders/);
    expect(together).toEqual(alone);
  });

  it("tell once what is wrong in settings and tables", () => {
    const { problems } = JSON.parse(run(3, "plan", "--format", "json").stdout);
    const messages: string[] = problems.map(({ message }: { message: string }) => message);
    for (const part of ["loopItems", "unheardOf", "Robot", "no such flow"]) {
      expect(messages.filter((message) => message.includes(part)).length, part).toBe(1);
    }
  });

  it.each(["0", "65", "many"])("are not %s", (number) => {
    const { code, stderr } = runIn(exportsFolder, "plan", ".", "--concurrency", number);
    expect(code).toBe(2);
    expect(stderr).toContain("It must be a whole number from 1 to 64.");
  });
});
