import type { Rule } from "./rule";

/** The text of a rule's page, which stands beside the rule and is bundled as it is. */
export async function rulePage({ id, group }: Pick<Rule, "id" | "group">): Promise<string> {
  const page: { readonly default: string } = await import(`./${group}/${id}.md`);
  return page.default;
}
