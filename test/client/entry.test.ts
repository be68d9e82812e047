import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build.mjs";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

beforeAll(() => ensureBuilt());

describe("what VS Code reads for every JSON file that someone opens", () => {
  it("is small, and leaves the library of the protocol for when a flow shows, and reports for when one is wanted", () => {
    expect(statSync(`${dist}client.js`).size).toBeLessThan(16_000);
    expect(modulesOf("client.js")).toEqual(["./launch-node", "./views/open-views", "./views/report-panel", "vscode"]);
  });
});

describe("the extension in a browser", () => {
  it("asks for nothing but VS Code itself", () => {
    expect(modulesOf("web/client.js")).toEqual(["vscode"]);
  });
});

function modulesOf(bundle: string): string[] {
  const code = readFileSync(dist + bundle, "utf8");
  return [...new Set([...code.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name as string))].sort();
}
