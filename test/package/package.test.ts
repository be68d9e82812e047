import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import manifest from "../../package.json";
import { lintByServer } from "./lint-by-server";
import { expectListed, filesIn } from "./listed-files";

const root = fileURLToPath(new URL("../..", import.meta.url));
const made = `${root}out/${manifest.name}-${manifest.version}`;
const temporary = realpathSync(mkdtempSync(`${tmpdir()}/${manifest.name}-package-`));
const sample = `${root}samples/BuildingInspections/Workflows/RecordInspection-073D6236-6A03-4531-8E2F-8E9944E6A98D.json`;
const rulesOfSample = ["license-needed", "requests-per-run", "premium-connector"];
const onWindows = process.platform === "win32";

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe("the extension", () => {
  const unpacked = `${temporary}/vsix`;
  const extension = `${unpacked}/extension`;
  beforeAll(() => unpack(`${made}.vsix`, unpacked));

  it("holds what is listed", () => expectListed(filesIn(unpacked), "vsix.expected.txt"));

  it("is below 4 MB, and below 2 MB without what draws the report", () => {
    const size = (files: readonly string[]) => files.reduce((sum, file) => sum + statSync(file).size, 0);
    const ofReport = filesIn(unpacked).filter((file) => file.startsWith("extension/dist/webview/"));
    const packed = size([`${made}.vsix`]);
    const drawing = zipSync(
      Object.fromEntries(ofReport.map((file) => [file, readFileSync(`${unpacked}/${file}`)])),
    ).length;
    expect(packed).toBeLessThan(4 * 1024 * 1024);
    expect(packed - drawing).toBeLessThan(2 * 1024 * 1024);
  });

  it("holds every file that its manifest names", () => {
    const named = filesNamedBy(JSON.parse(readFileSync(`${extension}/package.json`, "utf8")));
    expect(named).toContain("./dist/client.js");
    expect(named.filter((file) => !existsSync(`${extension}/${file}`))).toEqual([]);
  });

  it("has a command and a language server that run where they are unpacked", async () => {
    const program = `${extension}/dist/server.js`;
    expect(run(process.execPath, [program, "--version"])).toBe(`${manifest.version}\n`);
    expect((await lintByServer(program, sample)).map(({ code }) => code)).toEqual(rulesOfSample);
  });
});

describe("the npm package", () => {
  const project = `${temporary}/project`;
  const installed = `${project}/node_modules/${manifest.name}`;
  const command = `${project}/node_modules/.bin/${manifest.name}${onWindows ? ".cmd" : ""}`;
  beforeAll(() => install(`${made}.tgz`, project));

  it("holds what is listed", () => expectListed(filesIn(installed), "tarball.expected.txt"));

  it("comes alone: what it needs is bundled", () => {
    const packages = filesIn(`${project}/node_modules`).filter((file) => file.endsWith("/package.json"));
    expect(packages).toEqual([`${manifest.name}/package.json`]);
  });

  it("tells its version", () => expect(run(command, ["--version"])).toBe(`${manifest.version}\n`));

  it("lints as the program of the working tree does", () => {
    const lint = ["lint", `${root}samples`, "--format", "json", "--as-of", "2026-11-21"];
    const report = run(command, lint);
    expect(JSON.parse(report).flows).toHaveLength(4);
    expect(report).toBe(run(process.execPath, [`${root}dist/server.js`, ...lint]));
  });

  it("has a language server that finds the same", async () => {
    const program = realpathSync(`${installed}/dist/server.js`);
    expect((await lintByServer(program, sample)).map(({ code }) => code)).toEqual(rulesOfSample);
  });
});

function unpack(zip: string, folder: string): void {
  for (const [name, content] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(`${folder}/${name}`), { recursive: true });
    writeFileSync(`${folder}/${name}`, content);
  }
}

/** Without a network and an empty store of packages beside it, so that a package which asks for another one fails. */
function install(tarball: string, project: string): void {
  mkdirSync(project, { recursive: true });
  writeFileSync(`${project}/package.json`, '{ "private": true }');
  const options = ["--offline", "--cache", `${temporary}/cache`, "--no-audit", "--no-fund", "--loglevel", "error"];
  execFileSync(onWindows ? "npm.cmd" : "npm", ["install", ...options, tarball], { cwd: project, shell: onWindows });
}

/** `main`, `browser`, and whatever a contribution points at. */
function filesNamedBy(value: unknown): string[] {
  if (typeof value === "string") return /^(\.\/|media\/)/.test(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(filesNamedBy);
}

function run(program: string, args: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    cwd: temporary,
    encoding: "utf8",
    shell: onWindows && program.endsWith(".cmd"),
  });
  if (error) throw error;
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}
