import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { corpusFolder } from "./corpus-files";
import { lintFolder, type Report } from "./report";

/** Findings of one rule that a person read against the export, a line each. */
const samples = readdirSync(join(import.meta.dirname, "hand-checked")).map((name) => ({
  rule: name.replace(".txt", ""),
  lines: readFileSync(join(import.meta.dirname, "hand-checked", name), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t")),
}));

const folder = corpusFolder();
const { flows } = JSON.parse(lintFolder(folder)) as Report;
const found = new Set(
  flows.flatMap(({ file, findings }) => findings.map(({ rule, at, message }) => [rule, file, at, message].join("\t"))),
);

it.each(samples)("$rule finds what was read, in the same words", ({ rule, lines }) => {
  for (const [verdict, file = "", at = "", message = ""] of lines) {
    if (!existsSync(join(folder, file))) continue;
    expect(found.has([rule, file, at, message].join("\t")), `${file} ${at}`).toBe(verdict === "right");
  }
});
