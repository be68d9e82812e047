// Writes the ids and titles of all rules into the schema of the settings, so that editors offer them.
import { readFileSync, writeFileSync } from "node:fs";
import { applyEdits, modify } from "jsonc-parser";
import { loadRules } from "./load-rules.mjs";
import { root } from "./run.mjs";

const path = `${root}schemas/flow-license.schema.json`;
const formattingOptions = { insertSpaces: true, tabSize: 2, eol: "\n" };
const rules = await loadRules();

const before = readFileSync(path, "utf8");
const after = [
  [["definitions", "ruleId", "anyOf", 0, "enum"], rules.map(({ id }) => id)],
  [["definitions", "ruleId", "anyOf", 0, "enumDescriptions"], rules.map(({ title }) => `${title}.`)],
  [["properties", "rules", "properties"], Object.fromEntries(rules.map(levelOf))],
].reduce((text, [at, value]) => applyEdits(text, modify(text, at, value, { formattingOptions })), before);
if (after !== before) writeFileSync(path, after);

function levelOf({ id, title }) {
  return [id, { title, description: `${title}.`, $ref: "#/definitions/ruleLevel" }];
}
