import { describe, expect, it } from "vitest";
import headings from "../../server/data/source-headings.json";
import pages from "../../server/data/sources.json";
import { licenseOf, shownLimit, shownOption } from "./license-block";
import { rows1To7 } from "./rows-1-to-7";
import { rows8To13 } from "./rows-8-to-13";
import { rows14To16 } from "./rows-14-to-16";
import { sideRuleCases } from "./side-rule-cases";

/*
 * "Whose license, whose limit": the rows of section 3 of the licensing reference, and the ways to license of its
 * section 4.2. Each expectation is derived from the reference by hand. Prices: Premium 15, Power Apps Premium 20,
 * Process 150, Hosted Process 215 USD a month; none is published for Microsoft 365 and the Dynamics 365 licenses.
 */

/** Titles in full: a table test cuts what it takes out of a case. */
const titled = <T extends { readonly row: number; readonly when: string }>(cases: readonly T[]) =>
  cases.map((it) => [`row ${it.row}: ${it.when}`, it] as const);

const rowCases = [...rows1To7, ...rows8To13, ...rows14To16];

describe("whose license, whose limit", () => {
  it.each(titled(rowCases))("%s", async (_, { inputs, settings, ...expected }) => {
    const license = await licenseOf(inputs, settings);
    const { row, payer, limitOf, options, recommended, verdict, sideRules } = license;
    expect({ row, payer, limitOf, options: options.map(shownOption), verdict }).toEqual({
      row: expected.row,
      payer: expected.payer,
      limitOf: expected.limitOf,
      options: expected.options,
      verdict: expected.verdict ?? null,
    });
    expect(recommended).toBe(expected.recommended ?? expected.options[0]?.split(" ")[0] ?? null);
    expect(sideRules.map((rule) => rule.row)).toEqual(expected.side);
    if (expected.limit !== undefined) expect(shownLimit(license)).toBe(expected.limit);
  });

  it.each(titled(sideRuleCases))("%s", async (_, { inputs, settings, side, limit }) => {
    const license = await licenseOf(inputs, settings);
    expect(license.sideRules.map(({ row }) => row)).toEqual(side);
    if (limit !== undefined) expect(shownLimit(license)).toBe(limit);
  });

  it("has cases that reach each of the 27 rows, and for each side rule one that does not", () => {
    const reached = [
      ...rowCases.flatMap(({ row, side }) => [row, ...side]),
      ...sideRuleCases.flatMap(({ row, side }) => (side.includes(row) ? side : [])),
    ];
    const all = Array.from({ length: 27 }, (_, index) => index + 1);
    expect([...new Set(reached)].sort((a, b) => a - b)).toEqual(all);
    for (const rule of all.slice(16)) {
      const flows = [...rowCases, ...sideRuleCases];
      expect({ rule, held: flows.some(({ side }) => side.includes(rule)) }).toEqual({ rule, held: true });
      expect({ rule, held: flows.every(({ side }) => side.includes(rule)) }).toEqual({ rule, held: false });
    }
  });
});

const knownSources = new Set([...pages.rows, ...headings.rows].map(({ id }) => id));

describe("what each row and side rule says", () => {
  it.each(titled(rowCases))("%s", async (_, { inputs, settings }) => {
    const { because, source, sideRules, limit } = await licenseOf(inputs, settings);
    expect(because).toMatch(/\w{3,}/);
    const keys = [source, ...sideRules.map((rule) => rule.source), ...(limit ? [limit.source] : [])];
    expect(keys.filter((key) => !knownSources.has(key))).toEqual([]);
    for (const { says } of sideRules) expect(says).toMatch(/\w{3,}/);
  });
});
