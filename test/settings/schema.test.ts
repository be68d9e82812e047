import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ruleIds, settingNames } from "../../server/generated/validate-settings";
import { allLicenses } from "../../server/src/reference/licenses";
import { allRules } from "../../server/src/rules/all-rules";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import { defaultContext, defaultEstimates, defaultSettings, type FlowSettings } from "../../shared/settings";
import { fileLayer, someFlow, today } from "./layers";

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly default?: unknown;
  readonly title?: string;
  readonly description?: string;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const root = new URL("../../", import.meta.url);
const schema = JSON.parse(readFileSync(new URL("schemas/flow-license.schema.json", root), "utf8")) as Schema;
const page = readFileSync(new URL("docs/settings.md", root), "utf8");

function resolve(part: Schema): Schema {
  const name = part.$ref?.slice("#/definitions/".length);
  return name === undefined ? part : (schema.definitions?.[name] as Schema);
}

function defaultsOf(part: Schema): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(resolve(part).properties ?? {})) {
    const inside = resolve(property);
    if ("default" in inside) found[name] = inside.default;
    else if (inside.properties) found[name] = defaultsOf(inside);
  }
  return found;
}

/** Names of single values, as paths; lists of entries count as one value. */
function leavesOf(part: Schema, path: readonly string[] = []): { path: readonly string[]; leaf: Schema }[] {
  return Object.entries(resolve(part).properties ?? {}).flatMap(([name, property]) => {
    const inside = resolve(property);
    const here = [...path, name];
    return inside.properties && !inside.additionalProperties ? leavesOf(inside, here) : [{ path: here, leaf: inside }];
  });
}

/** A valid value that differs from the default. */
function otherValue(leaf: Schema): unknown {
  const part = resolve(leaf.anyOf?.[0] ?? leaf);
  const type = [part.type].flat()[0];
  if (part.enum) return part.enum.find((value) => value !== leaf.default);
  if (part.pattern?.includes("\\d{4}")) return "2026-01-31";
  if (type === "integer" || type === "number") return leaf.default === 1 ? 3 : 1;
  if (type === "boolean") return !leaf.default;
  if (type === "array") return [otherValue(part.items as Schema)];
  if (part.anyOf?.[0]?.enum) return part.anyOf[0].enum[0];
  if (type === "object") return { other: otherValue(part.additionalProperties as Schema) };
  return "other";
}

function valueAt(settings: object, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], settings);
}

function nested(path: readonly string[], value: unknown): object {
  return path.reduceRight<unknown>((inside, name) => ({ [name]: inside }), value) as object;
}

describe("the schema of the settings", () => {
  it("has the defaults of the program", () => {
    const { estimates, context, ...others } = defaultsOf(schema);
    expect(estimates).toEqual(defaultEstimates);
    expect(context).toEqual(defaultContext);
    const { estimates: _, context: __, origins: ___, setForFlow: ____, ...expected } = defaultSettings(today);
    const { processLicense, flowGroup, associatedWith } = defaultsOf(schema.properties?.flows?.items as Schema);
    expect({ ...others, processLicense, flowGroup, associatedWith }).toEqual({ ...expected, asOf: null, flows: [] });
  });

  it("has a title and a description for every setting", () => {
    const parts = [schema, schema.properties?.flows?.items, schema.properties?.ignore?.items] as Schema[];
    for (const { path, leaf } of parts.flatMap((part) => leavesOf(part))) {
      expect([path, leaf.title, leaf.description]).toEqual([path, expect.any(String), expect.any(String)]);
    }
  });

  it("knows the licenses of the reference data", () => {
    expect(schema.definitions?.licenseId?.enum).toEqual(allLicenses().map(({ id }) => id));
    const { rows } = JSON.parse(readFileSync(new URL("server/data/prices.json", root), "utf8")) as {
      rows: { id: string }[];
    };
    const priced = new Set([...allLicenses(), ...rows].map(({ id }) => id));
    expect(schema.definitions?.priceName?.enum).toEqual(["currency", ...[...priced].sort()]);
  });

  it("names licenses and prices beside their ids", () => {
    const names = allLicenses().map(({ name }) => `${name}.`);
    expect(schema.definitions?.licenseId?.enumDescriptions).toEqual(names);
    const { currency: _, ...prices } = schema.properties?.prices?.properties ?? {};
    expect(["currency", ...Object.keys(prices)]).toEqual(schema.definitions?.priceName?.enum);
    expect(prices["power-automate-premium"]?.description).toBe("Power Automate Premium, a month.");
    expect(prices["payg-copilot-credit"]?.description).toBe("Pay-as-you-go: a Copilot Credit.");
  });

  it("stays small: an editor keeps it in memory as a whole", () => {
    expect(JSON.stringify(schema).length).toBeLessThan(60_000);
  });

  it("knows the rules, with their titles", () => {
    const ids = allRules.map(({ id }) => id);
    expect(schema.definitions?.ruleId?.anyOf?.[0]?.enum).toEqual(ids);
    const levels = schema.properties?.rules?.properties ?? {};
    expect(Object.entries(levels).map(([id, { title }]) => [id, title])).toEqual(
      allRules.map(({ id, title }) => [id, title]),
    );
    expect([...ruleIds]).toEqual(ids);
  });

  const withOwnNames = ["flows", "connectors", "rules", "ignore", "prices"];
  const general = leavesOf(schema).filter(({ path }) => !["$schema", ...withOwnNames].includes(path[0] as string));
  it.each(general.map(({ path, leaf }) => [path.join("."), path, leaf] as const))(
    "%s reaches a flow",
    (_, path, leaf) => {
      const value = otherValue(leaf);
      const settings = settingsForFlow([fileLayer(nested(path, value))], someFlow, today);
      expect(valueAt(settings, path)).toEqual(value);
      const isMap = typeof value === "object" && !Array.isArray(value);
      expect([...settings.origins]).toEqual([[path.join(".") + (isMap ? ".other" : ""), "flow-license.json"]]);
    },
  );

  const single = leavesOf(schema.properties?.flows?.items as Schema).filter(({ path }) => path[0] !== "match");
  it.each(single.map(({ path, leaf }) => [path.join("."), path, leaf] as const))(
    "%s of a single flow reaches that flow and no other",
    (_, path, leaf) => {
      const value = otherValue(leaf);
      const layers = [fileLayer({ flows: [{ match: "Invoice", ...nested(path, value) }] })];
      expect(valueAt(settingsForFlow(layers, someFlow, today), path)).toEqual(value);
      const other = { file: "Workflows/Order.json", name: "Order", id: null };
      expect(settingsForFlow(layers, other, today)).toEqual(defaultSettings(today));
    },
  );

  it("keeps what has names of its own: connectors, rules, prices and findings to ignore", () => {
    const values = {
      connectors: { "shared_Contoso-5fAPI": { tier: "custom", name: "Contoso API" }, shared_sql: { tier: "standard" } },
      rules: { "unbounded-loop": "off" },
      prices: { currency: "EUR", "power-automate-premium": 14, "payg-hosted-run": 2.5 },
      ignore: [{ rule: "premium-connector" }],
    };
    const settings: FlowSettings = settingsForFlow([fileLayer(values)], someFlow, today);
    expect(settings.connectors).toEqual({
      "shared_contoso-5fapi": { tier: "custom", name: "Contoso API" },
      shared_sql: { tier: "standard", name: null },
    });
    expect(settings.rules).toEqual(values.rules);
    expect(settings.prices).toEqual(values.prices);
    expect(settings.ignore).toEqual([{ rule: "premium-connector", flow: "*", at: "*", reason: null, until: null }]);
    expect([...settings.origins.keys()].sort()).toEqual([
      "connectors.shared_contoso-5fapi",
      "connectors.shared_sql",
      "prices.currency",
      "prices.payg-hosted-run",
      "prices.power-automate-premium",
      "rules.unbounded-loop",
    ]);
  });
});

describe("the page of the settings", () => {
  it.each(settingNames.filter((name) => name !== "$schema"))("tells of %s", (name) => {
    const last = name.slice(name.lastIndexOf(".") + 1);
    expect(page).toMatch(new RegExp(`\`(${name.replace(/[.[\]]/g, "\\$&")}|${last})\``));
  });
});
