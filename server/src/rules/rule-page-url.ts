import { homepage } from "../../../package.json";
import type { Rule } from "./rule";

/** The address of a rule's page. */
export function rulePageUrl({ id, group }: Pick<Rule, "id" | "group">): string {
  return `${homepage}/blob/main/server/src/rules/${group}/${id}.md`;
}
