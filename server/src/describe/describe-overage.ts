import { listCurrency } from "../facts/license/option-price";
import type { LimitsAnswer } from "../holdings/limits-answer";
import type { Overage } from "../holdings/overage";
import { serviceLimit } from "../reference/limits";
import { amount, money, number } from "./amounts";
import type { SourcedLine } from "./describe-sources";

const paygSource = "faq#power-platform-requests-pay-as-you-go";

/** What happens above a limit, and what a number of requests that was asked about would mean. */
export function describeOverage(answer: LimitsAnswer): SourcedLine[] {
  const { edition } = answer.question;
  const tolerated = serviceLimit("overage-tolerated", null, edition);
  const serious = serviceLimit("overage-serious", null, edition);
  const suspended = serviceLimit("off-after-overage", null, edition);
  return [
    ...describeRequests(answer),
    {
      text: `Above a limit, actions are delayed in proportion: about ${number(tolerated.value)} more now and then have no effect, about ${number(serious.value)} more are felt for several days.`,
      sources: [tolerated.source, serious.source],
    },
    {
      text: `A flow that is above the limits of the transition period on ${suspended.value} days in a row is suspended; editing and saving it begins the count again.`,
      sources: [suspended.source],
    },
  ];
}

function describeRequests({ question, overage, overageCost, process, transitionLimit }: LimitsAnswer): SourcedLine[] {
  if (question.requests === null) return [];
  const suspended = serviceLimit("off-after-overage", null, question.edition);
  const asked = `${amount(question.requests, "request")} a day`;
  const lines: SourcedLine[] = [];
  if (overage !== null) lines.push({ text: `${asked} ${inLimit(overage)}.`, sources: overage.sources });
  if (overage !== null && transitionLimit !== null && question.requests > transitionLimit) {
    const text = `They are also above the ${number(transitionLimit)} of the transition period: on ${suspended.value} such days in a row the flow is suspended.`;
    lines.push({ text, sources: [suspended.source] });
  }
  if (overageCost !== null && overageCost.above > 0) {
    const { above, pricePerDay, currency, sources } = overageCost;
    const text = `In a pay-as-you-go environment the ${number(above)} above would cost ${money(pricePerDay, currency)} a day; billing may not have begun.`;
    lines.push({ text, sources: [...sources, paygSource] });
  }
  if (process !== null) {
    const { licenses, entitlement, most, pricePerMonth, sources } = process;
    const price = pricePerMonth === null ? "" : ` (${money(pricePerMonth, listCurrency)} a month)`;
    const tooMany = licenses > most ? `; a flow can have ${number(most)}, so that it has to be split` : "";
    const text = `A flow with ${asked} takes ${amount(licenses, "Process license")}${price}, with ${number(entitlement)} officially${tooMany}.`;
    lines.push({ text, sources });
  }
  return lines;
}

function inLimit({ degree, above, limit }: Overage): string {
  if (degree === "none") return `are within the limit of ${number(limit)}`;
  const effect = {
    tolerated: "now and then without effect",
    delayed: "which delays actions in proportion",
    serious: "which is felt for several days",
  }[degree];
  return `are ${number(above)} above the limit of ${number(limit)}, ${effect}`;
}
