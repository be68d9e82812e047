import type { ExplanationParams } from "../../../shared/protocol";
import { allRules } from "../rules/all-rules";
import { rulePage } from "../rules/rule-page";
import { rulePageUrl } from "../rules/rule-page-url";
import type { KnownDocument } from "./analyses";
import { cardAt } from "./hover";

/** The page of a rule, or the card of what stands at a place, as a page in Markdown; null where there is none. */
export async function explanation(
  about: ExplanationParams["about"],
  known: () => Promise<KnownDocument | null>,
): Promise<string | null> {
  if (typeof about !== "string") {
    const document = await known();
    return document && cardAt(document, about);
  }
  const rule = allRules.find(({ id }) => id === about);
  if (!rule) return null;
  const url = rulePageUrl(rule);
  // A page stands in no folder when it is shown by itself.
  return (await rulePage(rule)).replace(/\]\((?!https?:|#)([^)\s]+)\)/g, (_, to: string) => `](${new URL(to, url)})`);
}
