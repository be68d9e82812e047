// The rules as values, read from their source.
import { build } from "esbuild";
import { root } from "./run.mjs";

export async function loadRules() {
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
  return allRules;
}
