import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { type BoundLoop, loopsIn, tableOf } from "./loop-bounds";

const here = fileURLToPath(new URL(".", import.meta.url));
/** Large real flows whose chains of reasons were checked by hand against their definitions. */
const checkedByHand = ["_1_0_0_6_managed.zip", "RequestReviewandApproval", "Extractsymptoms", "survey-responses"];

let loops: BoundLoop[];
beforeAll(async () => {
  loops = await loopsIn(`${here}exports`);
});

function expectFile(name: string, text: string): void {
  const file = `${here}${name}`;
  if (process.env.UPDATE_EXPECTED === "1") writeFileSync(file, text);
  expect(text).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
}

describe("the loops of real exports", () => {
  it("are bounded by the same rules as before", () => {
    expectFile("loop-bounds.expected.txt", tableOf(loops));
  });

  it("name each link of the chain, as it was checked by hand", () => {
    const chosen = loops.filter(({ file }) => checkedByHand.some((part) => file.includes(part)));
    const lines = chosen.map(({ file, action, least, most, because }) => {
      const range = most === null ? `at least ${least}` : `${least} to ${most}`;
      return `${file.split("/").at(-1)} ${action}: ${range}\n${because.map((reason) => `    ${reason}\n`).join("")}`;
    });
    expectFile("loop-chains.expected.txt", lines.join(""));
  });

  it("have a reason each, and never less than their least", () => {
    for (const { least, most, because } of loops) {
      expect(because.join("")).not.toBe("");
      if (most !== null) expect(most).toBeGreaterThanOrEqual(least);
    }
  });
});
