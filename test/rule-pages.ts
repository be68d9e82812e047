import { readFileSync } from "node:fs";
import { ruleFolder } from "../scripts/rules-index.mjs";
import type { Rule } from "../server/src/rules/rule";

/** One flow of a rule page, with what is set for it. */
export interface Example {
  readonly section: "Flagged" | "Not flagged";
  /** Line of the page on which the flow's text begins, counted from 1. */
  readonly line: number;
  readonly flow: string;
  /** The content of the `json settings` block before it. */
  readonly settings: string | null;
}

export interface RulePage {
  readonly text: string;
  /** Headings as written, with their number signs. */
  readonly headings: readonly string[];
  readonly examples: readonly Example[];
}

export function readRulePage(rule: Rule): RulePage {
  const text = readFileSync(new URL(`../${ruleFolder(rule)}/${rule.id}.md`, import.meta.url), "utf8");
  const headings: string[] = [];
  const examples: Example[] = [];
  let settings: string | null = null;
  let fence: { readonly info: string; readonly from: number } | null = null;
  const lines = text.split("\n");
  lines.forEach((line, index) => {
    if (fence === null && line.startsWith("```")) fence = { info: line.slice(3).trim(), from: index + 1 };
    else if (fence === null && line.startsWith("#")) headings.push(line);
    else if (fence !== null && line === "```") {
      const block = repeated(lines.slice(fence.from, index).join("\n"));
      if (fence.info === "json settings") settings = block;
      else if (fence.info === "jsonc flow") {
        const section = headings.at(-1)?.replace(/^## /, "") as Example["section"];
        examples.push({ section, line: fence.from + 1, flow: block, settings });
        settings = null;
      }
      fence = null;
    }
  });
  return { text, headings, examples };
}

/** `«500 × "Compose_#": 1,»` stands for that text 500 times, numbered from 1, all in one line. */
function repeated(block: string): string {
  return block.replace(/«(\d+) × (.+?)»/g, (_, times: string, text: string) =>
    Array.from({ length: Number(times) }, (__, index) => text.replaceAll("#", String(index + 1))).join(""),
  );
}
