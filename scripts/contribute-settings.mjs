// Writes the settings of VS Code into package.json: those of the schema of flow-license.json, one by one.
import { readFileSync, writeFileSync } from "node:fs";
import { contributedSettings } from "./contributed-settings.mjs";
import { root } from "./run.mjs";

const path = `${root}package.json`;
const before = readFileSync(path, "utf8");
const manifest = JSON.parse(before);
manifest.contributes.configuration = contributedSettings(
  JSON.parse(readFileSync(`${root}schemas/flow-license.schema.json`, "utf8")),
);
const after = `${JSON.stringify(manifest, null, 2)}\n`;
if (after !== before) writeFileSync(path, after);
