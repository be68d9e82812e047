import { describe, expect, it } from "vitest";
import { neighborOf } from "../../webview/src/sections/graph-keys";
import { example } from "./flow-parts";

const idOf = (name: string): number => example.parts.findIndex((part) => part.name === name);
const nameOf = (id: number | undefined): string | undefined => (id === undefined ? undefined : example.parts[id]?.name);

describe("keys in the graph", () => {
  it.each([
    ["Apply to each", "ArrowDown", "Condition"],
    ["Condition", "ArrowUp", "Apply to each"],
    ["Apply to each", "ArrowRight", "Get a row"],
    ["Compose", "ArrowLeft", "Apply to each"],
    ["Get a row", "ArrowUp", undefined],
    ["Compose", "Home", "Recurrence"],
    ["Recurrence", "End", "Terminate"],
    ["Recurrence", "a", undefined],
  ])("from %s, %s leads to %s", (from, key, to) => {
    expect(nameOf(neighborOf(example.parts, idOf(from), key))).toBe(to);
  });

  it("begin with the first part, whatever arrow", () => {
    expect(nameOf(neighborOf(example.parts, null, "ArrowLeft"))).toBe("Recurrence");
    expect(neighborOf(example.parts, null, "Tab")).toBe(undefined);
    expect(neighborOf([], null, "Home")).toBe(undefined);
  });

  it("reach every part", () => {
    const seen = new Set([0]);
    const open = [0];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const key of ["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"]) {
        const next = neighborOf(example.parts, at, key);
        if (next !== undefined && !seen.has(next)) open.push(next);
        if (next !== undefined) seen.add(next);
      }
    }
    expect(seen.size).toBe(example.parts.length);
  });
});
