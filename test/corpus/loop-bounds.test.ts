import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { loopsIn, tableOf } from "../loop-bounds";
import { corpusFolder } from "./corpus-files";

/** One table for each corpus that was looked at, told apart by its list of files. */
it("loops are bounded by the same rules as before, and have a reason each", async () => {
  const folder = corpusFolder();
  const loops = await loopsIn(folder);
  for (const { least, most, because } of loops) {
    expect(because.join("")).not.toBe("");
    if (most !== null) expect(most).toBeGreaterThanOrEqual(least);
  }
  const digest = createHash("sha256")
    .update(readFileSync(join(folder, "manifest.csv")))
    .digest("hex")
    .slice(0, 12);
  const file = fileURLToPath(new URL(`loop-bounds-${digest}.expected.txt`, import.meta.url));
  if (process.env.UPDATE_EXPECTED === "1") writeFileSync(file, tableOf(loops));
  if (existsSync(file)) expect(tableOf(loops)).toBe(readFileSync(file, "utf8"));
});
