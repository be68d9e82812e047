// Writes docs/rules.md, the list of all rules, from the rules themselves.
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { rulesIndex } from "./rules-index.mjs";
import { root } from "./run.mjs";

const bundled = await build({
  entryPoints: [`${root}server/src/rules/all-rules.ts`],
  bundle: true,
  write: false,
  format: "esm",
  target: "node20",
  mainFields: ["module", "main"],
  logLevel: "warning",
});
const code = Buffer.from(bundled.outputFiles[0].contents).toString("base64");
const { allRules } = await import(`data:text/javascript;base64,${code}`);

const path = `${root}docs/rules.md`;
const page = rulesIndex(allRules);
if (readFileSync(path, "utf8") !== page) writeFileSync(path, page);
