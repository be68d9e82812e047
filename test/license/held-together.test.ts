import { describe, expect, it } from "vitest";
import { getRows } from "../report/flow-parts";
import { alone, automated, desktopFlow, everyMinute, runOf } from "./flows";
import { licenseOf, shownOption } from "./license-block";
import { ownerHas, servicePrincipal } from "./step-case";
import { held, one, perFlow, powerApps, trial } from "./ways";

/*
 * Licenses held together: the union of what they entitle to, and the highest profile (licensing reference, sections
 * 2.1 and 2.4).
 */

describe("licenses held together", () => {
  const sevenThousand = alone(runOf(5, everyMinute, getRows));

  it("give features by one and requests by the other: a trial, which is Low, and Power Apps Premium, which is Medium", async () => {
    const { verdict, missing } = await licenseOf(sevenThousand, ownerHas(trial, powerApps));
    expect({ verdict, missing }).toEqual({ verdict: "covered", missing: [] });
  });

  it("lack what none of them gives", async () => {
    const { verdict, missing } = await licenseOf(sevenThousand, ownerHas("microsoft-365", "power-automate-free"));
    expect(verdict).toBe("not-covered");
    expect(missing.map(({ what }) => what).sort()).toEqual(["premium-connector", "requests"]);
  });

  it.each([perFlow, "unattended-rpa-addon-legacy"])("%s alone does not license an unattended flow", async (legacy) => {
    const { options, verdict } = await licenseOf(alone(desktopFlow("unattended")), ownerHas(legacy));
    expect(options.map(shownOption)).toEqual([one.process, one.hosted]);
    expect(verdict).not.toBe("covered");
  });

  it("a legacy license per flow serves a service principal as Process does", async () => {
    const settings = { context: { ...servicePrincipal.context, ownerLicenses: [perFlow] } };
    const { options, verdict } = await licenseOf(alone(automated), settings);
    expect(options.map(shownOption)).toEqual([held(perFlow), one.process]);
    expect(verdict).toBe("covered");
  });
});
