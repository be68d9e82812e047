import type { Rule, RuleGroup } from "../server/src/rules/rule";

export declare const groupTitles: Readonly<Record<RuleGroup, string>>;
export declare function ruleFolder(rule: Pick<Rule, "group">): string;
export declare function rulesIndex(rules: readonly Pick<Rule, "id" | "group" | "title" | "severity">[]): string;
