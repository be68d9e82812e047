import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakEvenRuns, breakEvenUsers } from "../server/src/holdings/break-even";
import { creditNeed, creditsHeld } from "../server/src/holdings/credits";
import { dailyEntitlement, decidingLimit } from "../server/src/holdings/daily-entitlement";
import { flowEntitlements } from "../server/src/holdings/flow-entitlement";
import type { HeldLicense } from "../server/src/holdings/held-license";
import { overageOf, paygCostOfOverage } from "../server/src/holdings/overage";
import { personEntitlement } from "../server/src/holdings/person-entitlement";
import { processUnitsFor } from "../server/src/holdings/process-units";
import { tenantPool, tenantPools } from "../server/src/holdings/tenant-pool";
import { allLicenses, lookUpLicense } from "../server/src/reference/licenses";
import { lookUpSource } from "../server/src/reference/sources";
import { editions, periods } from "../shared/settings";

/*
 * What may be used with what is held. The ids are those of the worked examples of the licensing reference, each taken
 * from the FAQ or another page; every expectation is worked out by hand from there.
 */

const seed = "2025-06";
const newest = "2026-11";

function held(...words: readonly string[]): HeldLicense[] {
  return words.map((word) => {
    const [id = "", count = "1", attach] = word.split(":");
    const license = lookUpLicense(id);
    if (!license) throw new Error(id);
    return { license, count: Number(count), attach: attach === "attach" };
  });
}
const person = (words: readonly string[], edition: "2025-06" | "2026-11", period: "official" | "transition") =>
  personEntitlement(held(...words), edition, period);

describe("people", () => {
  it("E-13: eight Microsoft 365 users have 6,000 each, and no 48,000 in the tenant", () => {
    const entitlement = dailyEntitlement(held("microsoft-365:8"), 8, seed, "official");
    expect(entitlement.person).toMatchObject({ value: 6000, per: "user", rule: "single" });
    expect(entitlement.notPooled).toBe(48_000);
    expect(decidingLimit(entitlement)).toBe(6000);
  });

  it("E-14: two product lines after the transition are 80,000; a base with an attach license is 40,000", () => {
    const two = ["dynamics-365-enterprise", "power-apps-premium"];
    expect(person(two, seed, "official")).toMatchObject({ value: 80_000, rule: "sum" });
    const attached = ["dynamics-365-enterprise", "dynamics-365-professional:1:attach"];
    expect(person(attached, seed, "official")).toMatchObject({ value: 40_000, rule: "base" });
    expect(person([...attached, "power-apps-premium"], seed, "official")).toMatchObject({ value: 80_000, rule: "sum" });
  });

  it("E-14: in the transition period the highest plan alone counts, and the newest pages add nothing up", () => {
    const two = ["microsoft-365", "power-automate-premium"];
    expect(person(two, seed, "transition")).toMatchObject({ value: 100_000, per: "flow", rule: "highest" });
    expect(person(two, newest, "transition")).toMatchObject({ value: 200_000, rule: "highest" });
    expect(person(two, newest, "official")).toMatchObject({ value: 40_000, rule: "own-context" });
    expect(person(two, seed, "official")).toMatchObject({ value: 46_000, rule: "sum" });
  });

  it("with licenses that are free or trials add nothing to a paid one", () => {
    expect(person(["power-automate-free", "power-apps-premium"], seed, "official")?.value).toBe(40_000);
    expect(person(["power-automate-free", "power-automate-trial"], seed, "official")?.value).toBe(6000);
  });

  it.each([
    [["power-automate-trial", "microsoft-365"], "paid", 6000],
    [["power-automate-trial", "power-automate-premium"], "paid", 40_000],
    [["power-automate-trial", "power-automate-free"], "highest", 6000],
    [["power-automate-plan-2-legacy", "power-automate-premium"], "base", 40_000],
    [["power-automate-trial", "power-automate-premium", "microsoft-365"], "sum", 46_000],
  ] as const)("with %j go by the rule %s", (words, rule, value) => {
    expect(person(words, seed, "official")).toMatchObject({ rule, value });
  });

  it("are no more than the licenses that they hold", () => {
    const of = (...words: string[]) => dailyEntitlement(held(...words), 8, seed, "official");
    expect(of("power-automate-premium:3")).toMatchObject({ holders: 3, notPooled: 120_000 });
    expect(of("power-automate-premium:3", "microsoft-365:8")).toMatchObject({ holders: 3 });
    expect(of("power-automate-premium:30")).toMatchObject({ holders: 8, notPooled: 320_000 });
    expect(of("power-automate-process:2", "power-automate-premium:8")).toMatchObject({ holders: 8 });
  });

  it("without a license of their own have no entitlement, and it is null and not 0", () => {
    expect(person(["power-automate-process"], seed, "official")).toBeNull();
    expect(person(["power-platform-requests-addon"], seed, "official")).toBeNull();
    expect(dailyEntitlement(held("ai-builder-addon"), 3, seed, "official")).toMatchObject({
      person: null,
      notPooled: null,
    });
  });
});

describe("flows", () => {
  const flow = (word: string, period: "official" | "transition" = "official") =>
    flowEntitlements(held(word), seed, period)[0];

  it("with Process have 250,000 for each license, up to ten", () => {
    expect(flow("power-automate-process")).toMatchObject({ counted: 1, value: 250_000 });
    expect(flow("power-automate-process:2")).toMatchObject({ counted: 2, value: 500_000 });
    expect(flow("power-automate-process:3")).toMatchObject({ counted: 3, value: 750_000 });
    expect(flow("power-automate-process:12")).toMatchObject({ counted: 10, value: 2_500_000 });
  });

  it("with several Process licenses have no stated limit in the transition period", () => {
    expect(flow("power-automate-process", "transition")?.value).toBe(500_000);
    expect(flow("power-automate-process:2", "transition")?.value).toBeNull();
  });

  it("with per flow or Hosted Process licenses do not stack them", () => {
    expect(flow("power-automate-per-flow-legacy:5")).toMatchObject({ counted: 1, value: 250_000 });
    expect(flow("power-automate-hosted-process:2")).toMatchObject({ counted: 1, value: 250_000 });
  });

  it("E-16: 600,000 requests a day take 3 Process licenses with 750,000", () => {
    expect(processUnitsFor(600_000, seed)).toMatchObject({ licenses: 3, entitlement: 750_000, pricePerMonth: 450 });
    expect(processUnitsFor(0, seed)).toMatchObject({ licenses: 1, entitlement: 250_000 });
    expect(processUnitsFor(250_000, seed).licenses).toBe(1);
    expect(processUnitsFor(250_001, seed).licenses).toBe(2);
    expect(processUnitsFor(2_500_001, seed)).toMatchObject({ licenses: 11, most: 10 });
  });

  it("never take a license more or less than their requests need", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (requests) => {
        const { licenses, entitlement } = processUnitsFor(requests, newest);
        expect(entitlement).toBeGreaterThanOrEqual(requests);
        expect(licenses === 1 || entitlement - 250_000 < requests).toBe(true);
      }),
    );
  });
});

describe("the pool of the tenant", () => {
  it("E-15: 1,000 Dynamics 365 licenses bring 5,500,000, and 2,500 the maximum instead of 13,000,000", () => {
    expect(tenantPool(1000, seed)).toMatchObject({ value: 5_500_000, uncapped: 5_500_000 });
    expect(tenantPool(2500, newest)).toMatchObject({ value: 10_000_000, uncapped: 13_000_000 });
  });

  it("is the largest of those that the licenses bring, and attach licenses and Team Members enlarge none", () => {
    const words = ["power-automate-premium", "dynamics-365-enterprise:10", "dynamics-365-professional:90:attach"];
    const pools = tenantPools(held(...words, "dynamics-365-team-member:500"), seed);
    expect(pools.map(({ line, value }) => [line.id, value])).toEqual([
      ["dynamics-365", 550_000],
      ["power-automate", 25_000],
    ]);
    expect(tenantPools(held("microsoft-365", "power-automate-free"), seed)).toEqual([]);
  });
});

describe("above a limit", () => {
  it("E-17: a Premium user with 45,000 requests has 5,000 above, 0.2 USD", () => {
    expect(overageOf(45_000, 40_000, seed)).toMatchObject({ above: 5000, degree: "delayed" });
    expect(paygCostOfOverage(45_000, 40_000, seed)).toMatchObject({ above: 5000, pricePerDay: 0.2, currency: "USD" });
    expect(paygCostOfOverage(40_000, 40_000, seed)).toMatchObject({ above: 0, pricePerDay: 0 });
  });

  it.each([
    [40_000, "none"],
    [40_500, "tolerated"],
    [40_501, "delayed"],
    [90_000, "serious"],
  ] as const)("%i requests of 40,000 are told as %s", (requests, degree) => {
    expect(overageOf(requests, 40_000, seed).degree).toBe(degree);
  });
});

describe("prices", () => {
  it("E-18: Premium for ten people costs as much as Process; for eleven it is 165 against 150", () => {
    expect(breakEvenUsers(11, seed)).toMatchObject({ equalAt: 10, premium: 165, process: 150 });
  });

  it("pay-as-you-go costs as much as Premium at 25 runs, as Process at 250, and at 50 unattended ones", () => {
    expect(breakEvenRuns(seed).map(({ equalAtRuns }) => equalAtRuns)).toEqual([25, 250, 50]);
  });
});

describe("credits", () => {
  const need = (perMonth: number, words: readonly string[], asOf: string) =>
    creditNeed("aiBuilder", perMonth, held(...words), newest, asOf);

  it("E-22: one add-on is enough for 800,000 a month, 9,600,000 a year", () => {
    const one = need(800_000, ["ai-builder-addon"], "2026-11-21");
    expect(one).toMatchObject({ perYear: 9_600_000, held: 1_000_000, shortfall: 0, furtherAddOns: 0, addOns: 1 });
  });

  it("E-24: 4.7 million credits a month take 5 add-ons", () => {
    expect(need(4_700_000, [], "2026-11-21")).toMatchObject({ addOns: 5, furtherAddOns: 5, pricePerMonth: 2500 });
  });

  it("E-19: five Premium licenses and an add-on have 1,025,000, and 1,000,000 from 2026-11-01", () => {
    const words = ["power-automate-premium:5", "ai-builder-addon"];
    expect(need(1_024_000, words, "2026-10-31")).toMatchObject({ held: 1_025_000, shortfall: 0 });
    expect(need(1_024_000, words, "2026-11-01")).toMatchObject({
      held: 1_000_000,
      shortfall: 24_000,
      furtherAddOns: 1,
    });
  });
});

describe("further credits", () => {
  it("Copilot Credits come in packs, which are missing in whole ones", () => {
    const need = creditNeed("copilot", 60_000, held("copilot-credit-pack"), newest, "2026-11-21");
    expect(need).toMatchObject({ held: 25_000, shortfall: 35_000, furtherAddOns: 2, pricePerMonth: 400 });
  });

  it("are of no trial", () => {
    expect(creditsHeld(held("power-automate-trial", "admin-managed-trial"), newest, "2026-10-31")).toEqual([]);
  });
});

describe("every license", () => {
  it("gives figures whose sources exist, in every edition and period", () => {
    for (const license of allLicenses()) {
      for (const edition of editions) {
        for (const period of periods) {
          const { person, flows, others } = dailyEntitlement(
            [{ license, count: 2, attach: false }],
            2,
            edition,
            period,
          );
          const keys = [
            ...(person?.sources ?? []),
            ...flows.flatMap(({ sources }) => sources),
            ...others.map(({ limit }) => limit.source),
          ];
          for (const key of keys) expect(lookUpSource(key), `${license.id}: ${key}`).toBeDefined();
        }
      }
    }
  });
});
