import { describe, expect, it } from "vitest";
import { button, response } from "../report/flow-parts";
import { flowIn } from "../report/lint-report";
import { automated, automatedStandard, desktopFlow, instant, own, powerApp, runners, sql, standard } from "./flows";
import { office, premium, process } from "./ways";

describe("what else the license part says", () => {
  it("a child of an unknown parent: the parent's license and limit, as an assumption, or Process on the child", async () => {
    const { license } = await flowIn({ triggers: button, actions: { ...sql, Response: response } });
    expect(license).toMatchObject({ payer: "parentFlow", limitOf: "parentFlow" });
    expect(license?.options.map((option) => option.license)).toContain(process);
    expect(license?.assumptions).toMatchObject([{ what: "parent flow", setting: null }]);
  });

  it("names the assumed owner, and nothing where the owner is declared", async () => {
    expect((await flowIn(automated)).license?.assumptions).toEqual([
      { what: "owner", value: "user", setting: "context.owner" },
    ]);
    expect((await flowIn(automated, { context: { owner: "user" } })).license?.assumptions).toEqual([]);
  });

  it("multiplies quantity and price by the people who run the flow", async () => {
    const { license } = await flowIn(instant, runners(3));
    expect(license).toMatchObject({
      runners: 3,
      options: [
        { license: premium, quantity: 3, per: "invokingUser", pricePerMonth: 45 },
        { license: process, quantity: 1, per: "flow", pricePerMonth: 150 },
      ],
    });
  });

  it("counts one owner, however many people run an automated flow", async () => {
    const { license } = await flowIn(automated, runners(3));
    expect(license).toMatchObject({ runners: 1, options: [{ license: premium, quantity: 1 }, { quantity: 1 }] });
  });

  it("asks Premium for the people of a desktop flow besides Process (section 4.2, step 3)", async () => {
    const { license } = await flowIn(desktopFlow("unattended"));
    expect(license?.also).toMatchObject([{ need: premium }]);
  });

  it("takes prices from the settings", async () => {
    const { license } = await flowIn(automated, { prices: { currency: "EUR", [premium]: 16.5, [process]: 12 } });
    expect(license?.options).toMatchObject([
      { license: process, pricePerMonth: 12, currency: "EUR" },
      { license: premium, pricePerMonth: 16.5, currency: "EUR" },
    ]);
  });

  it.each([
    ["none held, standard: low", automatedStandard, {}, "low"],
    ["none held, premium: medium", automated, {}, "medium"],
    ["none held, started by Power Apps: medium", { triggers: powerApp, actions: standard }, {}, "medium"],
    ["Premium held: medium", automatedStandard, { context: { ownerLicenses: [premium] } }, "medium"],
    ["a trial held: low", automated, { context: { ownerLicenses: ["power-automate-trial"] } }, "low"],
    [
      "Microsoft 365 held, which does not cover the flow: low",
      automated,
      { context: { ownerLicenses: [office] } },
      "low",
    ],
    ["Process on the flow: high", automated, own("*", { processLicense: true }), "high"],
  ])("profile: %s", async (_, definition, settings, profile) => {
    expect((await flowIn(definition, settings)).requests?.profile).toBe(profile);
  });
});
