import type { Rule } from "../rules/rule";

/** The rules, one a line, with what they find. */
export function explainRulesText(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, title, severity }) => `${id.padEnd(width)}  ${title} (${severity})\n`);
  return `${lines.join("")}\nflow-license-lint explain RULE prints the page of a rule.\n`;
}

/** The same for scripts. */
export function explainRulesJson(rules: readonly Rule[], version: string): string {
  const shown = rules.map(({ id, group, title, severity, sources }) => ({ id, group, title, severity, sources }));
  const tool = { name: "flow-license-lint", version };
  return `${JSON.stringify({ format: 1, tool, rules: shown }, null, 2)}\n`;
}
