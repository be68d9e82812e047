import { describe, expect, it } from "vitest";
import { getRows, newItem } from "../report/flow-parts";
import { alone, automated, everyMinute, instant, instantStandard, runAs, runners, runOf, transition } from "./flows";
import { licenseOf, shownLimit, shownOption } from "./license-block";
import { ownerHas, runsPerDay } from "./step-case";
import { buy, free, held, office, one, premium, process, unpriced } from "./ways";

/* The worked examples of the licensing documents that a flow's license block shows; the ids are the reference's. */

describe("E-11: 7,200 requests a day by a run of five requests every minute", () => {
  const flow = alone(runOf(5, everyMinute));

  it("are above the official limit of Low", async () => {
    const license = await licenseOf(flow, ownerHas(free));
    expect(license).toMatchObject({ verdict: "not-covered", missing: [{ what: "requests" }], recommended: premium });
    expect(license.missing[0]?.because).toMatch(/7,?200/);
    expect(shownLimit(license)).toBe("6000 per user");
  });

  it("are below the limit of Low in the transition period", async () => {
    const license = await licenseOf(flow, { ...transition, ...ownerHas(free) });
    expect(license).toMatchObject({ verdict: "covered", missing: [], recommended: free });
    expect(license.options.map(shownOption)).toEqual([held(free), unpriced(office)]);
    expect(shownLimit(license)).toBe("10000 per flow");
  });
});

describe("E-16: 600,000 requests a day", () => {
  it("take three Process licenses, which bring 750,000", async () => {
    const license = await licenseOf(alone(runOf(10, newItem, getRows)), runsPerDay(60_000));
    expect(license).toMatchObject({
      recommended: process,
      options: [{ license: process, quantity: 3, per: "flow", pricePerMonth: 450, limit: 750_000 }],
    });
  });
});

describe("E-18: what a flow costs by the number of people who run it", () => {
  const even = { license: premium, against: process, people: 10 };

  it("is the same either way for ten people", async () => {
    const license = await licenseOf(alone(instant), runners(10));
    expect(license.options.map(shownOption)).toEqual([buy(10).premium, one.process]);
    expect(license.breakEven).toEqual(even);
  });

  it("is 165 USD by Premium and 150 by Process for eleven", async () => {
    const license = await licenseOf(alone(instant), runners(11));
    expect(license.options.map(shownOption)).toEqual([one.process, buy(11).premium]);
    expect(license.options.map(({ pricePerMonth }) => pricePerMonth)).toEqual([150, 165]);
    expect(license).toMatchObject({ recommended: process, breakEven: even });
  });

  it("is even at ten for the people behind a Dataverse trigger too", async () => {
    expect((await licenseOf(runAs(1))).breakEven).toEqual(even);
  });

  it("is even at five by other prices", async () => {
    const { breakEven } = await licenseOf(alone(instant), {
      prices: { currency: "EUR", [premium]: 20, [process]: 100 },
    });
    expect(breakEven).toEqual({ ...even, people: 5 });
  });

  it("has no even point where a price is not known, people do not run it or nothing is premium", async () => {
    expect((await licenseOf(alone(instant), { prices: { currency: "EUR", [premium]: 20 } })).breakEven).toBeNull();
    expect((await licenseOf(alone(automated))).breakEven).toBeNull();
    expect((await licenseOf(alone(instantStandard))).breakEven).toBeNull();
  });
});
