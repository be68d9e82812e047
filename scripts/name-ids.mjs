// Writes the ids of rules, licenses and prices with their names into the schema of the settings, so that editors offer them.
import { readFileSync, writeFileSync } from "node:fs";
import { applyEdits, modify } from "jsonc-parser";
import { loadRules } from "./load-rules.mjs";
import { root } from "./run.mjs";

const path = `${root}schemas/flow-license.schema.json`;
const formattingOptions = { insertSpaces: true, tabSize: 2, eol: "\n" };
const rules = await loadRules();
const licenses = rowsOf("licenses");
const meters = rowsOf("prices").filter(({ charges }) => charges !== undefined);

const before = readFileSync(path, "utf8");
const { currency } = JSON.parse(before).properties.prices.properties;
const prices = [...licenses.map(priceOfLicense), ...meters.map(priceOfMeter)].sort(([a], [b]) => (a < b ? -1 : 1));
const after = [
  [["definitions", "ruleId", "anyOf", 0, "enum"], rules.map(({ id }) => id)],
  [["definitions", "ruleId", "anyOf", 0, "enumDescriptions"], rules.map(({ title }) => `${title}.`)],
  [["properties", "rules", "properties"], Object.fromEntries(rules.map(levelOf))],
  [["definitions", "licenseId", "enum"], licenses.map(({ id }) => id)],
  [["definitions", "licenseId", "enumDescriptions"], licenses.map(({ name }) => `${name}.`)],
  [
    ["definitions", "priceName", "enum"],
    ["currency", ...prices.map(([id]) => id)],
  ],
  [["properties", "prices", "properties"], { currency, ...Object.fromEntries(prices) }],
].reduce((text, [at, value]) => applyEdits(text, modify(text, at, value, { formattingOptions })), before);
if (after !== before) writeFileSync(path, after);

function levelOf({ id, title }) {
  return [id, { title, description: `${title}.`, ...as("ruleLevel") }];
}

function priceOfLicense({ id, name }) {
  return [id, { title: name, description: `${name}, a month.`, ...as("price") }];
}

function priceOfMeter({ id, charges }) {
  return [id, { title: `Pay-as-you-go: ${charges}`, description: `Pay-as-you-go: ${charges}.`, ...as("price") }];
}

/** What stands beside a reference itself is ignored by the standard, and by editors that keep to it. */
function as(definition) {
  return { allOf: [{ $ref: `#/definitions/${definition}` }] };
}

function rowsOf(name) {
  return JSON.parse(readFileSync(`${root}server/data/${name}.json`, "utf8")).rows;
}
