import { describe, expect, it } from "vitest";
import { heldCases } from "./held-cases";
import { licenseOf, shownLimit, shownOption } from "./license-block";
import type { StepCase } from "./step-case";
import { steps1To5 } from "./steps-1-to-5";
import { steps6To7 } from "./steps-6-to-7";
import { steps8To11 } from "./steps-8-to-11";
import { steps12To16 } from "./steps-12-to-16";

/*
 * The decision procedure of section 4.2 of the licensing reference, step by step. Each expectation is derived from the
 * reference by hand.
 */

const cases: readonly StepCase[] = [...steps1To5, ...steps6To7, ...steps8To11, ...steps12To16, ...heldCases];

/** Titles in full: a table test cuts what it takes out of a case. */
const titled = cases.map((it) => [`step ${it.step}: ${it.when}`, it] as const);

describe("the decision procedure", () => {
  it.each(titled)("%s", async (_, { inputs, settings, ...expected }) => {
    const license = await licenseOf(inputs, settings);
    expect(license.steps).toEqual(expected.steps);
    if (expected.options) {
      expect(license.options.map(shownOption)).toEqual(expected.options);
      const first = expected.options[0]?.split(" ")[0] ?? null;
      expect(license.recommended).toBe(expected.recommended ?? first);
    } else if (expected.recommended) expect(license.recommended).toBe(expected.recommended);
    if (expected.limits) expect(license.options.map(({ limit }) => limit)).toEqual(expected.limits);
    if (expected.limit !== undefined) expect(shownLimit(license)).toBe(expected.limit);
    if (expected.runners !== undefined) expect(license.runners).toBe(expected.runners);
    if (expected.verdict !== undefined) expect(license.verdict).toBe(expected.verdict);
    if (expected.missing) expect(license.missing.map(({ what }) => what)).toEqual(expected.missing);
    const needs = license.also.map(({ need }) => need);
    if (expected.also?.length === 0) expect(needs).toEqual([]);
    else if (expected.also) expect(needs).toEqual(expect.arrayContaining([...expected.also]));
  });

  it("has a case for each of the 16 steps for which it holds, and one for which it does not", () => {
    for (let step = 1; step <= 16; step++) {
      expect({ step, held: cases.some(({ steps }) => steps.includes(step)) }).toEqual({ step, held: true });
      expect({ step, held: cases.every(({ steps }) => steps.includes(step)) }).toEqual({ step, held: false });
    }
    const reached = cases.filter(({ step, steps }) => steps.includes(step)).map(({ step }) => step);
    expect(new Set(reached).size).toBe(16);
  });
});

describe("what holds for every answer", () => {
  it.each(titled)("%s", async (_, { inputs, settings }) => {
    const license = await licenseOf(inputs, settings);
    const ascending = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);
    expect(license.steps).toEqual(ascending(license.steps));
    expect(license.sideRules.map(({ row }) => row)).toEqual(ascending(license.sideRules.map(({ row }) => row)));
    expect(license.row).toBeGreaterThanOrEqual(1);
    expect(license.row).toBeLessThanOrEqual(16);

    const ids = license.options.map((option) => option.license);
    expect(new Set(ids).size).toBe(ids.length);
    if (ids.length > 0) expect(ids).toContain(license.recommended);
    else expect(license.recommended).toBeNull();
    const ranks = license.options.map(({ held, pricePerMonth }) =>
      held ? -2 : pricePerMonth === null ? 0.5 : pricePerMonth === 0 ? 0 : pricePerMonth,
    );
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));

    if (license.verdict !== "not-covered") expect(license.missing).toEqual([]);
    else expect(license.missing.length).toBeGreaterThan(0);
  });
});
