import type { FlowFacts } from "../facts/flow-facts";
import { list, sentence } from "./amounts";
import { describeWaysToLicense, describeWhoNeedsLicense, payerInWords } from "./describe-license";
import type { Markup } from "./markup";

/** Whose license counts and which are enough, with what was assumed; empty for what no such license governs. */
export function describeLicense(facts: FlowFacts, markup: Markup): string {
  const { license } = facts;
  if (license === null) return facts.kind === "logic-app" ? "Azure Logic Apps need no Power Automate license." : "";
  const verdict = license.verdict === null ? "" : ` ${verdictWords[license.verdict]}`;
  const also = license.also.map(({ because }) => ` ${markup.name(sentence(because))}.`).join("");
  const who = markup.name(describeWhoNeedsLicense(license));
  return `${who} ${markup.name(describeWaysToLicense(license))}${verdict}${also} ${assumptions(facts, markup)}`.trim();
}

const verdictWords = {
  covered: "What is declared as held covers it.",
  "not-covered": "What is declared as held does not cover it.",
} as const;

/** "Assumed: owner = user (context.owner)." */
function assumptions({ license }: FlowFacts, markup: Markup): string {
  if (license === null || license.assumptions.length === 0) return "";
  const words = license.assumptions.map(({ what, value, setting }) => {
    const told = markup.name(`${what} = ${value}`);
    return setting === null ? told : `${told} (${markup.setting(setting)})`;
  });
  return `Assumed: ${list(words)}.`;
}

/** "Counts against the limit of the owner." */
export function describeLimitOf({ license, kind }: FlowFacts): string {
  if (license === null || kind !== "cloud-flow" || license.limitOf === "nobody") return "";
  return `Counts against the limit of ${payerInWords(license.limitOf)}.`;
}

export function licenseSources({ license }: FlowFacts): readonly string[] {
  return license === null ? [] : [license.source, ...(license.options[0]?.sources ?? [])];
}
