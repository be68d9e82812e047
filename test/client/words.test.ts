import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import bundle from "../../l10n/bundle.l10n.json";
import manifest from "../../package.json";
import words from "../../package.nls.json";
import { clientWords } from "../../scripts/client-words.mjs";
import { moveWords, plainWords, putWords } from "../../scripts/manifest-words.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { translated, plain } = clientWords(`${root}client/src`);

describe("texts that package.json shows", () => {
  it("all stand in package.nls.json; npm run generate moves them", () => {
    expect(plainWords(manifest.contributes)).toEqual([]);
    const used = new Set([...readFileSync(`${root}package.json`, "utf8").matchAll(/"%(.+)%"/g)].map(([, key]) => key));
    expect([...used].sort()).toEqual(Object.keys(words).sort());
  });

  it("are moved from where they are written plainly, once for each text", () => {
    const command = { command: "x.go", title: "Go", category: "Test" };
    const item = { type: "string", description: "Where to.", enum: ["a", null], enumItemLabels: ["a", "Nowhere"] };
    const contributes = {
      commands: [command, { command: "x.stop", title: "Stop", category: "Test" }],
      views: { explorer: [{ id: "x.view", name: "Places" }] },
      viewsWelcome: [{ view: "x.view", contents: "No places." }],
      grammars: [{ name: "left alone" }],
      configuration: [{ title: "Test", properties: { "x.to": item, "x.from": { description: "Where to." } } }],
    };
    const moved = moveWords(contributes, {});
    expect(moved.words).toEqual({
      "commands.x.go.title": "Go",
      "commands.x.go.category": "Test",
      "commands.x.stop.title": "Stop",
      "views.explorer.x.view.name": "Places",
      "viewsWelcome.x.view.contents": "No places.",
      "x.to.description": "Where to.",
      "x.to.enumItemLabels.1": "Nowhere",
    });
    expect(putWords(moved.contributes, moved.words)).toEqual(contributes);
    expect(moveWords(moved.contributes, { ...moved.words, gone: "Gone" })).toEqual(moved);
  });
});

describe("texts that the client shows", () => {
  it("all go through l10n.t", () => {
    // A code of file systems, not a text.
    expect(plain.filter((it) => !it.endsWith(": Unavailable"))).toEqual([]);
  });

  it("all stand in l10n/bundle.l10n.json; npm run generate writes it", () => {
    expect(bundle).toEqual(Object.fromEntries(translated.map((text) => [text, text])));
    expect(translated).toContain("The language server is running.");
  });
});
