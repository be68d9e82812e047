// Writes into package.json what is worked out: the settings of VS Code, those of the schema of flow-license.json one by
// one. Then moves all texts that people read to package.nls.json.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { contributedSettings } from "./contributed-settings.mjs";
import { moveWords } from "./manifest-words.mjs";
import { root } from "./run.mjs";

const manifest = read("package.json");
manifest.contributes.configuration = contributedSettings(read("schemas/flow-license.schema.json"));
const { contributes, words } = moveWords(manifest.contributes, read("package.nls.json"));
write("package.json", { ...manifest, contributes });
write("package.nls.json", words);

function read(name) {
  return existsSync(root + name) ? JSON.parse(readFileSync(root + name, "utf8")) : {};
}

function write(name, value) {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (!existsSync(root + name) || readFileSync(root + name, "utf8") !== text) writeFileSync(root + name, text);
}
