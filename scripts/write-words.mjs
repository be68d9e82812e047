// Writes l10n/bundle.l10n.json, the texts of the client, from its source. Translations stand beside it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { clientWords } from "./client-words.mjs";
import { root } from "./run.mjs";

const path = `${root}l10n/bundle.l10n.json`;
const { translated } = clientWords(`${root}client/src`);
const text = `${JSON.stringify(Object.fromEntries(translated.map((it) => [it, it])), null, 2)}\n`;
mkdirSync(`${root}l10n`, { recursive: true });
if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
