import { amount, list, money, number } from "../describe/amounts";
import { payerInWords } from "../describe/describe-license";
import type { RequestCount } from "../facts/requests/per-run";
import { lookUpLicense } from "../reference/licenses";
import type { ComparedFact, ComparedFacts, ComparedOption } from "./flow-differences";

/** What each compared fact is about. */
export const factTitles: Readonly<Record<ComparedFact, string>> = {
  payer: "Who pays",
  options: "Ways to license",
  verdict: "Whether what is held is enough",
  profile: "Performance profile",
  limit: "Requests a day that are allowed",
  day: "A likely day, next to that",
  worst: "Worst case of a run",
  credits: "Credits of a run",
};

/** A compared fact in words. */
export function factInWords<Fact extends ComparedFact>(fact: Fact, value: ComparedFacts[Fact]): string {
  return value === null ? "not known" : inWords[fact](value as NonNullable<ComparedFacts[Fact]>);
}

const inWords: { readonly [Fact in ComparedFact]: (value: NonNullable<ComparedFacts[Fact]>) => string } = {
  payer: ({ payer, limitOf }) =>
    payer === limitOf ? payerInWords(payer) : `${payerInWords(payer)}, within the limit of ${payerInWords(limitOf)}`,
  options: (options) => (options.length === 0 ? "none" : options.map(optionInWords).join(", or ")),
  verdict: (verdict) => verdict,
  profile: (profile) => profile,
  limit: number,
  day: (day) => day,
  worst: ({ worst, worstIs }) => {
    if (worst === null) return "not known";
    return worstIs === "exact" ? number(worst) : `at most ${number(worst)}`;
  },
  credits: ({ aiBuilder, copilot }) =>
    list([`${countInWords(aiBuilder)} AI Builder credits`, `${countInWords(copilot)} Copilot Credits`]),
};

function countInWords(count: RequestCount | null): string {
  const likely = count?.likely ?? null;
  return likely === null ? "an unknown number of" : number(likely);
}

function optionInWords({ license, quantity, pricePerMonth, currency, limit }: ComparedOption): string {
  const name = lookUpLicense(license)?.name ?? license;
  const what = `${quantity === 1 ? "" : `${number(quantity)} x `}${name}`;
  const details = [
    ...(pricePerMonth === null ? [] : [`${money(pricePerMonth, currency)} a month`]),
    ...(limit === null ? [] : [`${amount(limit, "request")} a day`]),
  ];
  return details.length === 0 ? what : `${what} (${details.join(", ")})`;
}
