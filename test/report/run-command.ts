import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { ensureBuilt } from "../../scripts/build.mjs";
import { complaintsAbout, type Inputs, projectFolder, type Report } from "./lint-report";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as it ships. */
export const program = join(projectFolder, "dist/server.js");

/** Runs it in a folder. */
export function runIn(cwd: string, ...args: readonly string[]): Ended {
  const options = { cwd, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
  return { code: status, stdout, stderr };
}

/** The report of a run; what is wrong with it is an error. */
export function reportIn({ stdout }: Ended): Report {
  const report: Report = JSON.parse(stdout);
  expect(complaintsAbout(report)).toEqual([]);
  return report;
}

/** Builds what ships before the tests of a file; gives what makes a new folder with some files for one of them. */
export function testFolders(): (files: Inputs) => string {
  let root: string | null = null;
  let folders = 0;
  beforeAll(() => ensureBuilt());
  afterAll(() => {
    if (root !== null) rmSync(root, { recursive: true, force: true });
  });
  return (files) => {
    root ??= mkdtempSync(join(tmpdir(), "flow-license-"));
    const folder = join(root, String(folders++));
    mkdirSync(folder);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return folder;
  };
}
