import { describe, expect, it } from "vitest";
import manifest from "../../package.json";
import words from "../../package.nls.json";
import schema from "../../schemas/flow-license.schema.json";
import { contributedSettings, displaySettings } from "../../scripts/contributed-settings.mjs";
import { putWords } from "../../scripts/manifest-words.mjs";
import { settingNames } from "../../server/generated/validate-settings";

const sections = contributedSettings(schema);
const all = new Map(sections.flatMap(({ properties }) => Object.entries(properties)));
const display = Object.keys(displaySettings).map((name) => `flowLicense.${name}`);
const settings = new Map([...all].filter(([name]) => !display.includes(name)));

describe("the settings of VS Code", () => {
  it("stand in package.json as the schema says; npm run generate writes them", () => {
    expect(putWords(manifest.contributes, words)).toMatchObject({ configuration: sections });
  });

  it("are settings of flow-license.json too", () => {
    const names = [...settings.keys()].map((name) => name.replace(/^flowLicense\./, ""));
    expect(names.filter((name) => !settingNames.includes(name))).toEqual([]);
  });

  it("say of the display what is shown unless it is switched off, which no flow-license.json says", () => {
    expect(display.map((name) => all.get(name)?.default)).toEqual([true, true]);
    expect(Object.keys(displaySettings).filter((name) => settingNames.includes(name))).toEqual([]);
  });

  it("leave out no setting that is not for single flows", () => {
    const groups = ["estimates", "context", "context.tenantPool", "budgets"];
    const leaves = settingNames.filter((name) => !name.includes("[]") && !groups.includes(name) && name !== "$schema");
    // The names inside prices are names of licenses, and belong to one setting.
    const wanted = leaves.filter((name) => name !== "prices.currency");
    expect([...settings.keys()].sort()).toEqual(wanted.map((name) => `flowLicense.${name}`).sort());
  });

  it("are null where nothing is set, and may be null", () => {
    const others = [...settings].filter(
      ([, { type, default: usual }]) => usual !== null || !(type as string[]).includes("null"),
    );
    expect(others).toEqual([]);
  });

  it.each([
    ["flowLicense.estimates.loopItems", "Items of an Apply to each that nothing bounds. Not set: 10."],
    ["flowLicense.context.owner", "Who owns the flow. Not set: user."],
    ["flowLicense.context.shared", "The flow is shared with others. Not set: false."],
    ["flowLicense.asOf", "The day that dated facts are judged on, as YYYY-MM-DD. Null: today."],
    ["flowLicense.budgets.license", "Id of the greatest license that a flow may need. Not set: none."],
    ["flowLicense.rules", "How the findings of a rule are shown, by the id of the rule. Not set: none."],
  ])("describe %s with what holds where nothing is set", (name, description) => {
    expect(settings.get(name)?.description).toBe(description);
  });
});
