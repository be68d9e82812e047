import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Plan } from "../plan/plan-of";
import { projectFolder } from "../report/lint-report";
import { corpusFolder } from "./corpus-files";

function planOfCorpus(...options: readonly string[]): Plan {
  const program = join(projectFolder, "dist/server.js");
  const args = [program, "plan", corpusFolder(), "--format", "json", ...options];
  return JSON.parse(spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 2 ** 28 }).stdout) as Plan;
}

test("a plan of the corpus is proved to be the cheapest", () => {
  const { total, flows } = planOfCorpus("--edition", "2025-06");
  expect(total.pricePerMonth).toBeGreaterThan(0);
  expect(total.gap).toBe(0);
  expect(flows.every(({ by }) => by !== "not-covered")).toBe(true);
}, 120_000);

test("flow groups make it no dearer, and what is not proved is told", () => {
  const older = planOfCorpus("--edition", "2025-06").total;
  const { total } = planOfCorpus("--edition", "2026-11");
  expect(total.pricePerMonth).toBeLessThanOrEqual(older.pricePerMonth);
  expect(total.lowerBound).toBeLessThanOrEqual(total.pricePerMonth);
  expect(total.gap).toBeCloseTo(total.pricePerMonth - total.lowerBound, 2);
}, 120_000);
