import { describe, expect, it } from "vitest";
import { compileFlowPattern } from "../../server/src/settings/flow-pattern";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import { commandLineOrigin, type SettingsLayer } from "../../server/src/settings/settings-layer";
import { defaultSettings } from "../../shared/settings";
import { fileLayer, someFlow, today } from "./layers";

const runs = (runsPerDay: number) => ({ estimates: { runsPerDay } });

function layer(kind: "editor" | "commandLine", values: SettingsLayer["values"]): SettingsLayer {
  return { kind, origin: kind === "editor" ? "VS Code settings" : commandLineOrigin, folder: "", values, ignoreAt: [] };
}

describe("settingsForFlow", () => {
  it("gives the defaults where nothing is set", () => {
    expect(settingsForFlow([], someFlow, today)).toEqual(defaultSettings(today));
  });

  it("lets the stronger place win", () => {
    const places: SettingsLayer[] = [
      layer("editor", runs(1)),
      fileLayer(runs(2)),
      fileLayer(runs(3), "Workflows"),
      fileLayer({
        flows: [
          { match: "Invoice", ...runs(4) },
          { match: "Workflows/*", ...runs(5) },
        ],
      }),
      fileLayer({ ...runs(0), flows: [{ match: "*.json", ...runs(6) }] }, "Workflows"),
    ];
    const origins = [
      "VS Code settings",
      "flow-license.json",
      "Workflows/flow-license.json",
      "flow-license.json",
      "Workflows/flow-license.json",
    ];
    const expected = [1, 2, 3, 5, 6];
    for (let count = 1; count <= places.length; count++) {
      const settings = settingsForFlow(places.slice(0, count), someFlow, today);
      expect(settings.estimates.runsPerDay).toBe(expected[count - 1]);
      expect(settings.origins.get("estimates.runsPerDay")).toBe(origins[count - 1]);
      // From the fourth place on, entries of `flows` speak of the flow itself.
      expect([...settings.setForFlow]).toEqual(count < 4 ? [] : ["estimates.runsPerDay"]);
    }
    const notes = { origin: "a note", values: runs(7) };
    expect(settingsForFlow(places, someFlow, today, notes).estimates.runsPerDay).toBe(7);
    const all = [...places, layer("commandLine", runs(8))];
    const settings = settingsForFlow(all, someFlow, today, notes);
    expect(settings.estimates.runsPerDay).toBe(8);
    expect(settings.origins.get("estimates.runsPerDay")).toBe("the command line");
    expect(settingsForFlow(all, someFlow, today).estimates.runsPerDay).toBe(8);
  });

  it("merges key by key and adds up what is ignored", () => {
    const layers = [
      fileLayer({
        estimates: { loopItems: 3, loops: { A: 1, B: 2 } },
        context: { tenantPool: { on: true }, ownerLicenses: ["windows"] },
        budgets: { requestsPerRun: 5, license: "microsoft-365" },
        ignore: [{ rule: "http" }, { rule: "custom-connector", flow: "Order" }],
      }),
      fileLayer(
        {
          estimates: { loops: { B: 3 } },
          context: { tenantPool: { dynamics365Licenses: 7 }, ownerLicenses: [] },
          budgets: { license: null },
          ignore: [{ rule: "premium-connector", flow: "Invoice*.json" }],
          flows: [{ match: "*", estimates: { loops: { C: 4 } } }],
        },
        "Workflows",
      ),
    ];
    const settings = settingsForFlow(layers, someFlow, today);
    expect(settings.estimates).toMatchObject({ loopItems: 3, loops: { A: 1, B: 3, C: 4 } });
    expect(settings.context.tenantPool).toEqual({ dynamics365Licenses: 7, on: true });
    expect(settings.context.ownerLicenses).toEqual([]);
    expect(settings.budgets).toMatchObject({ requestsPerRun: 5, license: null });
    expect(settings.ignore.map(({ rule }) => rule)).toEqual(["http", "premium-connector"]);
    expect(settings.origins.get("estimates.loops.A")).toBe("flow-license.json");
    expect(settings.origins.get("estimates.loops.C")).toBe("Workflows/flow-license.json");
    const notes = {
      origin: "a note",
      values: { ignore: [{ rule: "license-needed", flow: "*", at: "*", reason: null, until: null }] },
    };
    expect(settingsForFlow(layers, someFlow, today, notes).ignore).toHaveLength(3);
  });

  it("takes today where no date is set", () => {
    const dated = fileLayer({ asOf: "2026-01-31" });
    expect(settingsForFlow([dated], someFlow, today).asOf).toBe("2026-01-31");
    const layers = [dated, fileLayer({ asOf: null })];
    expect(settingsForFlow(layers, someFlow, today).asOf).toBe(today);
    expect(settingsForFlow(layers, someFlow, "2027-01-01").asOf).toBe("2027-01-01");
  });

  it("gives flows for which the same entries count the same object", () => {
    const layers = [fileLayer({ ignore: [{ rule: "http" }], flows: [{ match: "Invoice", ...runs(4) }] })];
    const orders = [1, 2].map((id) =>
      settingsForFlow(layers, { file: `Order ${id}.json`, name: "Order", id: null }, today),
    );
    expect(orders[0]).toBe(orders[1]);
    expect(settingsForFlow(layers, someFlow, today)).toBe(settingsForFlow(layers, { ...someFlow, id: null }, today));
    expect(orders[0]).not.toBe(settingsForFlow(layers, someFlow, today));
  });

  it("is quick for many flows", () => {
    const flows = Array.from({ length: 20 }, (_, index) => ({ match: `team-${index}/**/*.json`, ...runs(index) }));
    const layers = [fileLayer({ flows })];
    const begin = performance.now();
    for (let index = 0; index < 50_000; index++) {
      settingsForFlow(
        layers,
        { file: `team-${index % 40}/a.zip!/Workflows/F${index}.json`, name: `F${index}`, id: null },
        today,
      );
    }
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});

describe("compileFlowPattern", () => {
  const zipped = "exports/a (1).zip!/Workflows/Invoice-3F25.json";
  it.each([
    ["Workflows/Invoice*.json", "", "Workflows/Invoice-3F25.json", true],
    ["Workflows/Invoice*.json", "", "./Workflows/Invoice-3F25.json", true],
    ["./Workflows/Invoice*.json", "", "Workflows/Invoice-3F25.json", true],
    ["Workflows/Invoice*.json", "", "x/Workflows/Invoice-3F25.json", false],
    ["Workflows/Invoice*.json", "x", "x/Workflows/Invoice-3F25.json", true],
    ["Workflows/Invoice*.json", "/home/x/", "/home/x/Workflows/Invoice.json", true],
    ["Workflows/Invoice*.json", "/home/x", "/home/xy/Workflows/Invoice.json", false],
    ["home/*.json", "/", "/home/Invoice.json", true],
    ["*.json", "", "Workflows/Invoice.json", false],
    ["**/*.json", "", "Workflows/.hidden/Invoice.json", true],
    ["**/Invoice*", "", zipped, true],
    ["exports/*.zip!/Workflows/Invoice*.json", "", zipped, true],
    ["*.zip!/Workflows/Invoice*.json", "exports", zipped, true],
    ["exports/*.zip!/Workflows/Order*.json", "", zipped, false],
    ["exports/*.zip", "", zipped, true],
    ["exports/a (1).zip", "", zipped, true],
    ["exports/a (?).zip!/**", "", zipped, true],
    ["exports/b*.zip", "", zipped, false],
    ["*.zip!/*.zip", "", "a.zip!/b.zip!/Workflows/X.json", true],
    ["Workflows/*.json", "", "a.zip!/Workflows/X.json", false],
    ["{a,b}/*.json", "", "b/X.json", true],
    ["!a.json", "", "b.json", false],
    ["*", "elsewhere", "b.json", true],
  ])("%s in %j on %s: %s", (pattern, folder, file, expected) => {
    expect(compileFlowPattern(pattern, folder)({ file, name: "Some flow", id: null })).toBe(expected);
  });

  it.each([
    ["[Test] Invoice (old)", true],
    ["[Test] Inv*", true],
    ["[Test] Invoice (*)", true],
    ["Invoice", false],
    ["T*", false],
    ["3F2504E0-4F89-11D3-9A0C-0305E82C3301", true],
    ["{3f2504e0-4f89-11d3-9a0c-0305e82c3301}", true],
    ["3f2504e0-4f89-11d3-9a0c-0305e82c3302", false],
  ])("%s on a name or an id: %s", (pattern, expected) => {
    expect(compileFlowPattern(pattern, "")({ ...someFlow, name: "[Test] Invoice (old)" })).toBe(expected);
  });
});

describe("what tables declare of a flow", () => {
  const table = (values: object): SettingsLayer => ({
    ...fileLayer({}),
    declaredOf: ({ name }) => (name === someFlow.name ? [{ origin: "runs.csv", values }] : []),
  });
  const file = fileLayer({ estimates: { runsPerDay: 1 }, flows: [{ match: "Invoice", estimates: { runsPerDay: 2 } }] });
  const runs = { estimates: { runsPerDay: 3 } };

  it("wins over files and their entries for the flow, and is said of this very flow", () => {
    const settings = settingsForFlow([table(runs), file], someFlow, today);
    expect(settings.estimates.runsPerDay).toBe(3);
    expect(settings.origins.get("estimates.runsPerDay")).toBe("runs.csv");
    expect(settings.setForFlow.has("estimates.runsPerDay")).toBe(true);
    expect(settingsForFlow([table(runs), file], { ...someFlow, name: "Other" }, today).estimates.runsPerDay).toBe(1);
  });

  it("gives way to the notes of the flow", () => {
    const notes = { origin: "a note", values: { estimates: { runsPerDay: 4 } } };
    expect(settingsForFlow([table(runs), file], someFlow, today, notes).estimates.runsPerDay).toBe(4);
  });
});
