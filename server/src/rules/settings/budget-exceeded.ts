import { amount, money, number } from "../../describe/amounts";
import { loopsThatCount } from "../../describe/describe-requests";
import type { FlowFacts } from "../../facts/flow-facts";
import { licenseBudget } from "../../facts/license/license-budget";
import type { RuleFinding } from "../../findings/finding";
import { lookUpLicense } from "../../reference/licenses";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const budgetExceeded: Rule = {
  id: "budget-exceeded",
  group: "settings",
  title: "More than the budget",
  severity: "error",
  sources: [],
  check: ({ facts, flow: { trigger } }) =>
    trigger === null
      ? []
      : [...requestFindings(facts), ...priceFindings(facts), ...licenseFindings(facts)].map((finding) => ({
          ...finding,
          at: keyOf(trigger.node),
        })),
};

type Exceeded = Omit<RuleFinding, "at">;

function requestFindings(facts: FlowFacts): Exceeded[] {
  const { kind, settings, requests, requestsPerDay, runsPerDay } = facts;
  const { budgets, origins } = settings;
  if (kind !== "cloud-flow") return [];
  const guessedLoops = loopsThatCount(facts).some(({ loop }) => loop.from === "default");
  const guessed = guessedLoops || runsPerDay?.from === "default";
  const found: Exceeded[] = [];
  const add = (key: "requestsPerRun" | "requestsPerDay", value: number | null, per: string, assumed: boolean): void => {
    const budget = budgets[key];
    if (budget === null || value === null || value <= budget) return;
    found.push({
      message: `${amount(value, "request")} a ${per}; the budget is ${number(budget)}`,
      because: setBy(`budgets.${key}`, origins),
      remedy: "Fewer actions inside loops and fewer runs save most.",
      confidence: assumed ? "assumed" : "certain",
      subject: key,
    });
  };
  add("requestsPerRun", requests.perRun.likely, "run", guessedLoops);
  add("requestsPerDay", requestsPerDay?.likely ?? null, "day", guessed);
  return found;
}

/** The price of the first way to license the flow: every other one that has a price costs as much or more. */
function priceFindings({ license, settings: { budgets, origins } }: FlowFacts): Exceeded[] {
  const option = license?.options.find((it) => it.license === license.recommended);
  const budget = budgets.pricePerMonth;
  if (!license || !option || option.held || budget === null) return [];
  if (option.pricePerMonth === null || option.pricePerMonth <= budget) return [];
  return [
    {
      message: `The license costs ${money(option.pricePerMonth, option.currency)} a month; the budget is ${money(budget, option.currency)}`,
      because: setBy("budgets.pricePerMonth", origins),
      remedy: "Do without what makes the flow premium, or license several flows together.",
      confidence: license.assumptions.length > 0 ? "assumed" : "certain",
      subject: "pricePerMonth",
    },
  ];
}

function licenseFindings(facts: FlowFacts): Exceeded[] {
  const { license, premium, settings } = facts;
  const budget = settings.budgets.license;
  if (license === null || budget === null || licenseBudget(facts, budget) !== "exceeded") return [];
  const guessed = premium.some(({ confidence }) => confidence === "assumed");
  return [
    {
      message: `${lookUpLicense(budget)?.name ?? budget} is not enough for the flow, and the budget has no greater license`,
      because: setBy("budgets.license", settings.origins),
      remedy: "Do without what makes the flow premium, or raise the budget for this flow by an entry of `flows`.",
      confidence: guessed || license.assumptions.length > 0 ? "assumed" : "certain",
      subject: "license",
    },
  ];
}

function setBy(name: string, origins: ReadonlyMap<string, string>): string {
  return `${name} is set in ${origins.get(name) ?? "the settings"}.`;
}
