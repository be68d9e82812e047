import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../server/src/cli/exit-code";
import { readHeld } from "../../server/src/cli/held-argument";
import { answerLimits, type LimitsQuestion } from "../../server/src/holdings/limits-answer";
import { allLicenses } from "../../server/src/reference/licenses";
import { limitsJson } from "../../server/src/report/limits-json";
import { limitsText } from "../../server/src/report/limits-text";
import { projectFolder } from "./lint-report";

interface Asked extends Partial<Omit<LimitsQuestion, "held">> {
  readonly held: string;
  readonly attach?: string;
}

function answer({ held, attach, users = 1, ...rest }: Asked) {
  const question = { requests: null, aiBuilderCredits: null, copilotCredits: null, ...rest };
  return answerLimits({
    edition: "2025-06",
    period: "official",
    asOf: "2026-11-21",
    ...question,
    users,
    held: readHeld(held, attach, users),
  });
}
const text = (asked: Asked) => limitsText(answer(asked));
const ids = allLicenses().map(({ id }) => id);

const schema = JSON.parse(readFileSync(join(projectFolder, "schemas/limits-1.schema.json"), "utf8"));
const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true }).compile(
  schema,
);

describe("the text", () => {
  const all: Asked = {
    held: ids.map((id) => `${id}:3`).join(","),
    attach: "dynamics-365-professional:2",
    users: 3,
    requests: 99_000_000,
    aiBuilderCredits: 4_700_000,
    copilotCredits: 30_000,
  };

  it.each([
    ["2025-06", "official"],
    ["2025-06", "transition"],
    ["2026-11", "official"],
    ["2026-11", "transition"],
  ] as const)("ends each line with source and date, in edition %s, %s", (edition, period) => {
    const lines = text({ ...all, edition, period })
      .trimEnd()
      .split("\n")
      .slice(0, -2);
    const cited = /\. \[[^[\]]+, (?:\d{4}(?:-\d{2}){0,2}|undated, read on \d{4}-\d{2}-\d{2})(?:, [^[\]]+)?\]$/;
    expect(lines.filter((line) => line !== "" && !cited.test(line))).toEqual([]);
    expect(lines.length).toBeGreaterThan(60);
  });

  it("says what is not pooled", () => {
    expect(text({ held: "microsoft-365", users: 8 })).toContain(
      "Nothing is pooled: 8 people have 6,000 requests each, and not 48,000 together. [Power Automate licensing FAQ, 2025-06-03]\n",
    );
  });

  it("says by which limits it counts the licenses of a flow", () => {
    expect(text({ held: "power-automate-process", requests: 600_000, period: "transition" })).toContain(
      "3 Process licenses (450 USD a month), with 750,000 officially",
    );
  });

  it("says that billing may not have begun, and which pages disagree about it", () => {
    const told = text({ held: "power-automate-premium", requests: 45_000 });
    expect(told).toContain("45,000 requests a day are 5,000 above the limit of 40,000");
    expect(told).toContain("the 5,000 above would cost 0.20 USD a day; billing may not have begun.");
    expect(told).toContain("another page (Pay-as-you-go meters, 2025-02-07) says: reported, not billed until general");
    expect(told).toContain("a later page (Understand platform limits and avoid throttling, 2026-09-18)");
  });

  it("says of add-ons that are missing since when they are no longer sold or renewed, and where pages differ", () => {
    const asked = { held: "ai-builder-addon", aiBuilderCredits: 4_700_000 };
    const told = text({ ...asked, asOf: "2026-11-21" });
    expect(told).toContain(
      "4 more (2,000 USD a month). Since 2025-11-01 AI Builder add-ons are no longer sold to new customers and since 2026-11-01 AI Builder add-ons can no longer be renewed.",
    );
    expect(told).toContain("AI Builder overage: ");
    expect(text({ ...asked, asOf: "2025-10-31" })).not.toContain("ince 202");
    expect(text({ held: "microsoft-365", copilotCredits: 60_000 })).not.toContain("AI Builder");
  });

  it("says of credits that ended which contracts may keep them", () => {
    const told = text({ held: "power-automate-premium:5" });
    expect(told).toContain("25,000 AI Builder credits a month until 2026-11-01; since then licenses no longer include");
    expect(told).toContain("except perhaps by contracts begun before 2025-11-01.");
    expect(told).toContain("AI Builder credits inside licenses: ");
  });

  it("counts no more people than hold the license", () => {
    const told = text({ held: "power-automate-premium:3", users: 8 });
    expect(told).toContain("Each person who holds it may use 40,000 requests a day");
    expect(told).toContain("3 of the 8 people hold Power Automate Premium.");
    expect(told).toContain("3 people have 40,000 requests each, and not 120,000 together.");
    expect(told).not.toContain("8 people have");
  });

  it("gives the right reason why a trial adds nothing to a paid license", () => {
    const told = text({ held: "power-automate-trial,microsoft-365" });
    expect(told).toContain("licenses that are free of charge or trials add nothing to 6,000 of Microsoft 365");
    expect(told).not.toContain("within one product line");
  });

  it("says that Windows covers no cloud flows, and that a section of the page differs", () => {
    const told = text({ held: "windows" });
    expect(told).toContain("Windows: no performance profile, no limit of requests is stated for it, and it covers no");
    expect(told).toContain("Windows licenses: no access to cloud flows; another section of the same page");
    expect(text({ held: "unattended-rpa-addon-legacy,microsoft-365" })).not.toContain("covers no cloud flows");
  });

  it("never shows a small price or an unknown number as 0", () => {
    expect(text({ held: "power-automate-premium", requests: 40_001 })).toContain("less than 0.01 USD a day");
    expect(text({ held: "power-automate-process:2", period: "transition" })).toContain(
      "No page states what 2 Power Automate Process licenses on one flow give in the transition period.",
    );
  });

  it("tells suspension only above the limit of the transition period", () => {
    const suspended = "on 14 such days in a row the flow is suspended";
    expect(text({ held: "power-automate-premium", requests: 100_000 })).not.toContain(suspended);
    expect(text({ held: "power-automate-premium", requests: 100_001 })).toContain(suspended);
    expect(text({ held: "power-automate-premium", requests: 200_000, edition: "2026-11" })).not.toContain(suspended);
  });
});

describe("the JSON", () => {
  it("has no price for what is above the limit of an environment, from which no meter counts", () => {
    const printed = JSON.parse(limitsJson(answer({ held: "pay-as-you-go", requests: 16_000_000 }), "0.0.0"));
    expect(printed).toMatchObject({ overage: { above: 1_000_000 }, overageCost: null });
  });

  it.each(ids)("keeps to its schema for %s, and names each of its pages", (id) => {
    const asked = { held: `${id}:2`, requests: 1000, aiBuilderCredits: 1, copilotCredits: 1 };
    const printed = JSON.parse(limitsJson(answer(asked), "0.0.0"));
    validate(printed);
    expect(validate.errors ?? []).toEqual([]);
    const keys = printed.sources.map(({ key }: { key: string }) => key);
    const named = [...JSON.stringify(printed.held).matchAll(/"(\w+#[^"]+)"/g)].map(([, key]) => key);
    expect(keys).toEqual(expect.arrayContaining(named));
  });

  it("has null for what was not asked", () => {
    const printed = JSON.parse(limitsJson(answer({ held: "microsoft-365" }), "0.0.0"));
    expect(printed).toMatchObject({ requests: null, overage: null, overageCost: null, process: null, addOn: null });
    expect(printed.person).toMatchObject({ value: 6000, notPooled: 6000 });
  });
});

describe("what is held", () => {
  const counts = (held: string, users = 1) => readHeld(held, undefined, users).map((it) => [it.license.id, it.count]);

  it("is one license for each person, or as many as stand behind the id", () => {
    expect(counts("microsoft-365, power-automate-process", 8)).toEqual([
      ["microsoft-365", 8],
      ["power-automate-process", 1],
    ]);
    expect(counts("dynamics-365-enterprise:2500")).toEqual([["dynamics-365-enterprise", 2500]]);
    expect(counts("power-automate-process,power-automate-process,power-automate-process:2")).toEqual([
      ["power-automate-process", 4],
    ]);
  });

  it.each([
    ["power-automate-premum", undefined, "did you mean power-automate-premium?"],
    ["zzz", undefined, "zzz is no license that is known."],
    ["", undefined, "--held needs the id of a license."],
    ["microsoft-365:0", undefined, "must be a whole number from 1"],
    ["microsoft-365:many", undefined, "must be a whole number from 1"],
    ["microsoft-365", "dynamics-365-professional", "needs a base license of Dynamics 365"],
    ["microsoft-365", "power-automate-process", "is no license of a product line"],
  ])("that is %s with %s attached is refused", (held, attach, message) => {
    expect(() => readHeld(held, attach, 1)).toThrow(UsageError);
    expect(() => readHeld(held, attach, 1)).toThrow(message);
  });
});
