// Writes docs/rules.md, the list of all rules, from the rules themselves.
import { readFileSync, writeFileSync } from "node:fs";
import { loadRules } from "./load-rules.mjs";
import { rulesIndex } from "./rules-index.mjs";
import { root } from "./run.mjs";

const path = `${root}docs/rules.md`;
const page = rulesIndex(await loadRules());
if (readFileSync(path, "utf8") !== page) writeFileSync(path, page);
