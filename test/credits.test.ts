import { describe, expect, it } from "vitest";
import { creditsOfYear, creditsPerMonth, licensesForCredits } from "../server/src/reference/license-credits";

const on = (asOf: string) => ({ asOf, edition: "2026-11" as const });

describe("credits of licenses (AIBCRED, AIBEND)", () => {
  const held = [
    { license: "ai-builder-addon", quantity: 1 },
    { license: "power-automate-premium", quantity: 5 },
  ];

  it("E-19: one add-on and five Premium bring 1,025,000 a month, and 1,000,000 from 2026-11-01 on", () => {
    expect(creditsPerMonth("aiBuilder", held, on("2026-10-31"))).toBe(1_025_000);
    expect(creditsPerMonth("aiBuilder", held, on("2026-11-01"))).toBe(1_000_000);
    expect(creditsPerMonth("copilot", held, on("2026-10-31"))).toBe(0);
  });

  it("no tenant gets more than 1,000,000 seeded credits, besides those it bought", () => {
    const many = [
      { license: "power-automate-premium", quantity: 300 },
      { license: "power-automate-process", quantity: 2 },
    ];
    expect(creditsPerMonth("aiBuilder", many, on("2026-10-31"))).toBe(1_000_000);
    expect(creditsPerMonth("aiBuilder", [...many, ...held], on("2026-10-31"))).toBe(2_000_000);
  });

  it("E-22: 800,000 a month of one add-on are 9,600,000 a year, and the rest of each month is lost (AIB)", () => {
    expect(creditsOfYear(800_000, 1_000_000)).toEqual({ used: 9_600_000, lost: 2_400_000, missing: 0 });
    expect(creditsOfYear(1_024_000, 1_000_000)).toEqual({ used: 12_000_000, lost: 0, missing: 288_000 });
  });

  it("E-24: 4.7 million credits a month take five add-ons (ADDONS)", () => {
    expect(licensesForCredits(4_700_000, "ai-builder-addon", "2026-11")).toBe(5);
    expect(licensesForCredits(0, "ai-builder-addon", "2026-11")).toBe(0);
    expect(licensesForCredits(25_001, "copilot-credit-pack", "2025-06")).toBe(2);
    expect(licensesForCredits(1, "microsoft-365", "2026-11")).toBeNull();
  });
});
