import { explainRulesJson, explainRulesText } from "../report/explain-rules";
import { explainSourcesJson, explainSourcesText } from "../report/explain-sources";
import { allRules } from "../rules/all-rules";
import { rulePage } from "../rules/rule-page";
import { nearestName } from "../syntax/nearest-name";
import { exitCodes, UsageError } from "./exit-code";
import type { reportFormats } from "./lint-options";
import { standardOutput } from "./output";

/** What the person asked for. */
export interface ExplainOptions {
  readonly sources?: boolean;
  readonly format: (typeof reportFormats)[number];
}

/** Prints the page of a rule, the list of rules, or where each figure is from, and returns the exit code. */
export async function explain(rule: string | undefined, options: ExplainOptions, version: string): Promise<number> {
  const output = standardOutput();
  output.write(await explanation(rule, options, version));
  await output.flush(true);
  return exitCodes.clean;
}

async function explanation(rule: string | undefined, { sources, format }: ExplainOptions, version: string) {
  const isJson = format === "json";
  if (rule !== undefined && sources) throw new UsageError("explain takes the id of a rule or --sources, not both.");
  if (rule !== undefined && isJson) throw new UsageError("The page of a rule is text; --format json is for the lists.");
  if (rule !== undefined) return pageOf(rule);
  if (sources) return isJson ? explainSourcesJson(version) : explainSourcesText();
  return isJson ? explainRulesJson(allRules, version) : explainRulesText(allRules);
}

function pageOf(id: string): Promise<string> {
  const rule = allRules.find((it) => it.id === id);
  if (rule) return rulePage(rule);
  const near = nearestName(
    id,
    allRules.map((it) => it.id),
  );
  throw new UsageError(`There is no rule ${id}${near ? `; did you mean ${near}?` : "."}`);
}
