import { beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build.mjs";
import { lookUpSource } from "../../server/src/reference/sources";
import { projectFolder } from "./lint-report";
import { runIn } from "./run-command";

/*
 * The worked examples that the command `limits` answers (licensing reference, section 1.2), each with the key of the
 * page that says so.
 */

const asOf = ["--as-of", "2026-11-21"];
const limits = (...words: string[]) => {
  const { stdout, stderr, code } = runIn(projectFolder, "limits", ...words, ...asOf, "--format", "json");
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout);
};
const addOn = ["--held", "ai-builder-addon", "--ai-builder-credits"];

const severalPlans = "faq#what-happens-to-my-power-platform-requests-if-i-have-multiple-plans";
const profiles = "faq#what-are-performance-profiles-and-how-do-i-know-which-performance-profile-my-cloud-flow-uses";
const principal = "faq#can-i-use-service-principal-in-flows-and-does-it-count-against-my-request-limits";

interface Case {
  readonly example: string;
  readonly words: readonly string[];
  /** The field of the answer, and what must stand in it. */
  readonly field: string;
  readonly is: object;
  readonly source: string;
}

const cases: readonly Case[] = [
  {
    example: "E-13: eight Microsoft 365 users have 6,000 each, and not 48,000 together",
    words: ["--held", "microsoft-365:8", "--users", "8"],
    field: "person",
    is: { value: 6000, per: "user", notPooled: 48_000 },
    source: profiles,
  },
  {
    example: "E-14: the limits of two product lines are added",
    words: ["--held", "dynamics-365-enterprise,power-apps-premium"],
    field: "person",
    is: { value: 80_000, rule: "sum" },
    source: severalPlans,
  },
  {
    example: "E-14: an attach license adds nothing to the base license of its line",
    words: ["--held", "dynamics-365-enterprise,dynamics-365-professional", "--attach", "dynamics-365-professional"],
    field: "person",
    is: { value: 40_000, rule: "base" },
    source: severalPlans,
  },
  {
    example: "E-15: 1,000 Dynamics 365 licenses",
    words: ["--held", "dynamics-365-enterprise:1000"],
    field: "pools.0",
    is: { value: 5_500_000, uncapped: 5_500_000 },
    source: principal,
  },
  {
    example: "E-15: 2,500 of them reach the maximum",
    words: ["--held", "dynamics-365-enterprise:2500"],
    field: "pools.0",
    is: { value: 10_000_000, uncapped: 13_000_000 },
    source: principal,
  },
  {
    example: "E-16: 600,000 requests a day take three Process licenses",
    words: ["--held", "power-automate-process", "--requests", "600000"],
    field: "process",
    is: { licenses: 3, entitlement: 750_000 },
    source: "proccap",
  },
  {
    example: "E-17: 45,000 requests on Premium are 5,000 above, 0.2 USD",
    words: ["--held", "power-automate-premium", "--requests", "45000"],
    field: "overageCost",
    is: { above: 5000, pricePerDay: 0.2, currency: "USD" },
    source: "payg",
  },
  {
    example: "E-22: 800,000 credits a month of one add-on are 9,600,000 a year",
    words: [...addOn, "800000"],
    field: "needs.0",
    is: { perYear: 9_600_000, held: 1_000_000, shortfall: 0 },
    source: "aibcred",
  },
  {
    example: "E-24: 4.7 million credits a month take five add-ons",
    words: [...addOn, "4700000"],
    field: "needs.0",
    is: { addOns: 5, furtherAddOns: 4 },
    source: "aibcred",
  },
];

describe("the worked examples of the command limits", () => {
  beforeAll(ensureBuilt);

  it.each(cases)("$example", ({ words, field, is, source }) => {
    const answer = field.split(".").reduce((at, step) => at[step], limits(...words));
    expect(answer).toMatchObject(is);
    const keys = [...answer.sources, ...(answer.parts ?? []).map((part: { source: string }) => part.source)];
    expect(keys).toContain(source);
    expect(lookUpSource(source)).toBeDefined();
  });
});
