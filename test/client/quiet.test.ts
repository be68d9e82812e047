import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sources = ["client/src", "server/src", "shared"].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`),
);

describe("the extension", () => {
  it("asks no other machine, and tells nobody anything", () => {
    const talks = /\bfetch\(|XMLHttpRequest|WebSocket|"node:(https?|net|tls|dgram|dns)"|TelemetryLogger|sendBeacon/;
    expect(sources.length).toBeGreaterThan(200);
    expect(sources.filter((file) => talks.test(readFileSync(root + file, "utf8")))).toEqual([]);
  });

  it("says that it works without trust, in virtual workspaces and in browsers", () => {
    expect(manifest.capabilities).toEqual({ untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
    expect(manifest.browser).toBe("./dist/web/client.js");
  });
});
