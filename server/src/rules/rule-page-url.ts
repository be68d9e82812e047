import { homepage } from "../../../package.json";
import type { Rule } from "./rule";

/** The address of a rule's page. */
export function rulePageUrl(rule: Pick<Rule, "id" | "group">): string {
  let url = urls.get(rule.id);
  if (url === undefined) {
    url = `${homepage}/blob/main/server/src/rules/${rule.group}/${rule.id}.md`;
    urls.set(rule.id, url);
  }
  return url;
}

/** Every finding names its page, and there are few rules. */
const urls = new Map<string, string>();
