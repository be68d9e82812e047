import { homepage } from "../../../package.json";

/** The address of a rule's page. */
export function rulePageUrl(rule: string): string {
  return `${homepage}/blob/main/server/src/rules/${rule}.md`;
}
