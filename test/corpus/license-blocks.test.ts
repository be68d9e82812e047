import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { LicenseBlock } from "../license/license-block";
import { corpusFolder } from "./corpus-files";
import { lintFolder } from "./report";

/*
 * What the licensing reference says of real flows. `license-blocks.expected.json` is written by hand, from the rows of
 * its section 3 and the steps of its section 4.2; `why` gives the reasons. No setting is declared: all defaults hold.
 */

interface ExpectedBlock {
  readonly file: string;
  readonly why: string;
  readonly payer: string;
  readonly limitOf: string;
  readonly row: number;
  readonly steps: readonly number[];
  readonly runners: number;
  readonly options: readonly {
    readonly license: string;
    readonly quantity: number;
    readonly per: string;
    readonly pricePerMonth: number | null;
  }[];
  readonly recommended: string | null;
  readonly verdict: string | null;
  /** The needs, without their reasons. */
  readonly also: readonly string[];
  /** Their rows. */
  readonly sideRules: readonly number[];
}

const expected = JSON.parse(
  readFileSync(new URL("license-blocks.expected.json", import.meta.url), "utf8"),
) as readonly ExpectedBlock[];
const { flows } = JSON.parse(lintFolder(corpusFolder())) as {
  readonly flows: readonly {
    readonly file: string;
    readonly kind: string;
    readonly trigger: { readonly class: string } | null;
    readonly premium: { readonly required: boolean };
    readonly license: LicenseBlock;
  }[];
};
const flowOf = (file: string) => flows.filter((flow) => flow.file === file);

describe("license blocks of real flows", () => {
  test.each(expected.map((it) => [it.file, it] as const))("%s", (_, { file, why, ...block }) => {
    const [flow, ...others] = flowOf(file);
    expect(others).toEqual([]);
    expect(shown(flow?.license), why).toEqual(block);
  });

  test("are those of each trigger class, with premium and without, and of an agent flow", () => {
    const kinds = expected.flatMap(({ file }) =>
      flowOf(file).map(
        ({ kind, trigger, premium }) => `${kind} ${trigger?.class} ${premium.required ? "premium" : "standard"}`,
      ),
    );
    const classes = ["automated", "scheduled", "instant", "child"].flatMap((it) => [`${it} premium`, `${it} standard`]);
    expect([...new Set(kinds)].sort()).toEqual(
      ["agent-flow instant premium", ...classes.map((it) => `cloud-flow ${it}`)].sort(),
    );
  });
});

function shown(license: LicenseBlock | undefined): Omit<ExpectedBlock, "file" | "why"> | undefined {
  return (
    license && {
      payer: license.payer,
      limitOf: license.limitOf,
      row: license.row,
      steps: license.steps,
      runners: license.runners,
      options: license.options.map(({ license: id, quantity, per, pricePerMonth }) => ({
        license: id,
        quantity,
        per,
        pricePerMonth,
      })),
      recommended: license.recommended,
      verdict: license.verdict,
      also: license.also.map(({ need }) => need),
      sideRules: license.sideRules.map(({ row }) => row),
    }
  );
}
