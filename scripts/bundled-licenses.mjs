// The licenses of the packages whose code is in the bundles: most of them ask that their text goes where the code goes.
import { readdirSync, readFileSync } from "node:fs";
import { root } from "./run.mjs";

/** Its code comes in by the validator, which scripts/compile-schemas.mjs has bundled before. */
const inGeneratedCode = ["node_modules/ajv"];

/** One text from what esbuild tells of its builds: each license once, beneath the packages it covers. */
export function bundledLicenses(metafiles) {
  const files = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = files.map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]).filter(Boolean);
  const packagesOf = new Map();
  for (const folder of new Set([...inGeneratedCode, ...folders])) {
    const { name, version, license } = JSON.parse(readFileSync(`${root}${folder}/package.json`, "utf8"));
    const text = licenseText(folder) ?? `${license}, as its package.json says.`;
    packagesOf.set(text, [...(packagesOf.get(text) ?? []), `${name} ${version}`]);
  }
  const sections = [...packagesOf].map(([text, packages]) => `${[...new Set(packages)].sort().join(", ")}\n\n${text}`);
  return `Packages of other people are part of these programs, under these licenses:\n\n${sections
    .sort()
    .join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

function licenseText(folder) {
  const file = readdirSync(root + folder).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name));
  return file && readFileSync(`${root}${folder}/${file}`, "utf8").replaceAll("\r\n", "\n").trim();
}
