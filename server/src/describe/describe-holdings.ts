import { listCurrency } from "../facts/license/option-price";
import type { CreditNeed, HeldCredits } from "../holdings/credits";
import { notPooledSource } from "../holdings/daily-entitlement";
import type { FlowEntitlement } from "../holdings/flow-entitlement";
import { ofPeople } from "../holdings/held-license";
import type { LicenseLimits, LimitsAnswer } from "../holdings/limits-answer";
import type { PersonEntitlement } from "../holdings/person-entitlement";
import type { TenantPool } from "../holdings/tenant-pool";
import { creditChange } from "../reference/credit-dates";
import { type LicenseRow, lookUpLicense } from "../reference/licenses";
import { otherRequestLimit, type RequestLimit, serviceLimit } from "../reference/limits";
import { amount, list, money, number, sentence } from "./amounts";
import { describeContradiction } from "./describe-contradiction";
import { describeOverage } from "./describe-overage";
import type { SourcedLine } from "./describe-sources";

/** The answer about what someone holds, in groups of lines. Groups without a line are left out. */
export function describeHoldings(answer: LimitsAnswer): readonly (readonly SourcedLine[])[] {
  return [
    answer.licenses.map(describeLicense),
    [...describePeople(answer), ...answer.entitlement.flows.flatMap((flow) => describeFlow(flow, answer))],
    describePools(answer),
    describeAddOn(answer),
    describeOverage(answer),
    [
      ...answer.credits.map((credits) => describeCredits(credits, answer.question.asOf)),
      ...answer.needs.map(describeNeed),
    ],
    describeBreakEven(answer),
    answer.contradictions.map(describeContradiction),
  ].filter((group) => group.length > 0);
}

function describeLicense({ license, count, attach, official, transition }: LicenseLimits): SourcedLine {
  const what = `${count === 1 ? "" : `${number(count)} x `}${license.name}${attach ? " (attach license)" : ""}`;
  const profile = license.profile === null ? "no performance profile" : `profile ${sentence(license.profile)}`;
  const limits = [
    ...(official === null ? [] : [`${requests(official.value)} a day ${holder(official)} officially`]),
    ...(transition === null ? [] : [`${number(transition.value)} ${holder(transition)} in the transition period`]),
  ];
  const said = `${limits.length === 0 ? "no limit of requests is stated for it" : list(limits)}${coversNoCloudFlows(license) ? ", and it covers no cloud flows" : ""}`;
  const sources = [license.profileSource ?? license.source, official?.source, transition?.source];
  return { text: `${what}: ${profile}, ${said}.`, sources: sources.filter((key) => key !== undefined) };
}

/** Desktop flows of a person come with Windows, which is no license of a cloud flow. */
function coversNoCloudFlows({ attendedRpa, standardConnectors }: LicenseRow): boolean {
  return attendedRpa === "local-only" && !standardConnectors;
}

const holderWords: Readonly<Record<RequestLimit["per"], string>> = {
  user: "for a person",
  flow: "for each flow",
  license: "for each license",
  "flow-group": "for the flow group",
  environment: "for the environment",
  tenant: "for the tenant",
};

function holder({ per }: RequestLimit): string {
  return holderWords[per];
}

function requests(value: number): string {
  return amount(value, "request");
}

function describePeople({ entitlement, licenses, question }: LimitsAnswer): SourcedLine[] {
  const { person, users, holders, notPooled } = entitlement;
  if (person === null) return [];
  const where = person.per === "user" ? "over all flows that they pay for" : "for each flow";
  const when = question.period === "official" ? "officially" : "in the transition period";
  const all = ofPeople(licenses).length === 1 ? "it" : "all of them";
  const who = holders < users ? `Each person who holds ${all}` : "Each person";
  const lines = [
    {
      text: `${who} may use ${requests(person.value)} a day ${where} ${when}${describeRule(person)}.`,
      sources: person.sources,
    },
  ];
  const scarce = ofPeople(licenses).filter(({ count }) => count < users);
  if (scarce.length > 0) {
    const counts = scarce.map(
      ({ license, count }) => `${number(count)} of the ${number(users)} people hold ${license.name}`,
    );
    lines.push({ text: `${sentence(list(counts))}.`, sources: person.sources });
  }
  if (holders > 1 && notPooled !== null) {
    const text = `Nothing is pooled: ${number(holders)} people have ${requests(person.value)} each, and not ${number(notPooled)} together.`;
    lines.push({ text, sources: [notPooledSource] });
  }
  return lines;
}

function describeRule({ rule, parts }: PersonEntitlement): string {
  const names = parts.map(({ license, value }) => `${number(value)} of ${license.name}`);
  switch (rule) {
    case "single":
      return "";
    case "sum":
      return `: the base licenses of different product lines are added, ${list(names)}`;
    case "base":
      return `: within one product line the base license alone counts, ${list(names)}`;
    case "paid":
      return `: licenses that are free of charge or trials add nothing to ${list(names)}`;
    case "highest":
      return `: the highest plan alone counts, ${list(names)}`;
    case "own-context":
      return ` at most: each license counts for the flows in its own context, the highest with ${list(names)}`;
  }
}

function describeFlow({ license, counted, value, sources }: FlowEntitlement, answer: LimitsAnswer): SourcedLine[] {
  const { edition, period } = answer.question;
  const when = period === "official" ? "officially" : "in the transition period";
  const licenses = counted === 1 ? license.name : `${number(counted)} ${license.name} licenses`;
  const held = answer.question.held.find((it) => it.license === license)?.count ?? counted;
  const beyond = held > counted ? ` Of the ${number(held)} held, ${number(counted)} count on one flow.` : "";
  const text =
    value === null
      ? `No page states what ${licenses} on one flow give in the transition period.${beyond}`
      : `A flow that carries ${licenses} may use ${requests(value)} a day ${when}, with its child flows.${beyond}`;
  const lines: SourcedLine[] = [{ text, sources }];
  const perFlow = serviceLimit("per-flow-licenses-per-flow", null, edition);
  if (license.id === "power-automate-per-flow-legacy") {
    lines.push({
      text: `At most ${amount(perFlow.value, "per flow license")} counts on one flow.`,
      sources: [perFlow.source],
    });
  }
  if (license.id === "power-automate-process") {
    const each = otherRequestLimit("process/each-further", edition);
    const most = serviceLimit("process-licenses-per-flow", null, edition);
    const group = otherRequestLimit("flow-group", edition);
    const members = serviceLimit("flow-group-flows", null, edition);
    const machine = otherRequestLimit("process/inherited-from-machine", edition);
    lines.push(
      {
        text: `Each further Process license on the same flow adds ${number(each.value)} a day, up to ${amount(most.value, "license")}.`,
        sources: [each.source, most.source],
      },
      {
        text: `A flow group takes one Process license, and its flows, at most ${number(members.value)}, share ${requests(group.value)} a day; further licenses do not stack.`,
        sources: [group.source],
      },
      {
        text: `A flow that inherits Process from a machine may use ${requests(machine.value)} a day, and further licenses do not stack.`,
        sources: [machine.source],
      },
    );
  }
  return lines;
}

function describePools({ pools }: LimitsAnswer): SourcedLine[] {
  const [largest, ...others] = pools;
  if (!largest) return [];
  return [
    {
      text: `Identities without a license, such as service principals, share ${requests(largest.value)} a day in the tenant${describeAccrual(largest)}.`,
      sources: largest.sources,
    },
    ...others.map(({ line, value }) => ({
      text: `The pool that ${line.name} licenses bring, ${requests(value)} a day, is not added: the largest pool alone counts.`,
      sources: ["ppr26#non-licensed-user-request-limits"],
    })),
  ];
}

function describeAccrual({ line, licenses, value, uncapped }: TenantPool): string {
  if (licenses === 0) return `, because there are ${line.name} licenses`;
  const cap = uncapped > value ? `, at most; without this maximum it would be ${number(uncapped)}` : "";
  return `, by ${number(licenses)} ${line.name} base ${licenses === 1 ? "license" : "licenses"}${cap}`;
}

function describeAddOn({ addOn }: LimitsAnswer): SourcedLine[] {
  if (addOn === null) return [];
  const price = addOn.pricePerMonth === null ? "" : ` for ${money(addOn.pricePerMonth, listCurrency)} a month`;
  const text = `${amount(addOn.count, "requests add-on")} would add ${requests(addOn.requests)} a day to people${price}, never to a flow; in the transition period it cannot be assigned.`;
  return [{ text, sources: [...addOn.sources, "faq#what-can-i-do-if-my-flow-is-above-limits"] }];
}

const creditWords = { aiBuilder: "AI Builder credit", copilot: "Copilot Credit" } as const;

function describeCredits(
  { license, kind, count, perMonth, included, until, sources }: HeldCredits,
  asOf: string,
): SourcedLine {
  const what = `${number(count)} x ${license.name}`;
  const credits = `${amount(perMonth, creditWords[kind])} a month`;
  if (!included) {
    const ended = creditChange("no-seeded-credits", asOf);
    const since = ended === null ? "they are no longer included" : ended.what;
    const text = `${what}: ${credits} until ${until}; since then ${since}.`;
    return { text, sources: [...sources, ...(ended === null ? [] : [ended.source])] };
  }
  return { text: `${what}: ${credits}${until === null ? "" : `, until ${until}`}.`, sources };
}

function describeNeed(need: CreditNeed): SourcedLine {
  const {
    kind,
    perMonth,
    perYear,
    held,
    shortfall,
    addOn,
    addOns,
    furtherAddOns,
    pricePerMonth,
    restrictions,
    sources,
  } = need;
  const name = lookUpLicense(addOn)?.name ?? addOn;
  const wanted = `${amount(perMonth, creditWords[kind])} a month, ${number(perYear)} a year, take ${amount(addOns, name)}`;
  const price = pricePerMonth === null ? "" : ` (${money(pricePerMonth, listCurrency)} a month)`;
  const missing =
    shortfall === 0
      ? `the ${number(held)} held are enough`
      : `${number(held)} are held, so ${number(shortfall)} are missing: ${number(furtherAddOns)} more${price}`;
  const restricted = restrictions.length === 0 ? "" : `${sentence(list(restrictions))}. `;
  return { text: `${wanted}; ${missing}. ${restricted}Credits of a month do not roll over.`, sources };
}

function describeBreakEven({ users, runs }: LimitsAnswer): SourcedLine[] {
  const lines: SourcedLine[] = runs.map(({ license, unattended, equalAtRuns, sources }) => ({
    text: `Pay-as-you-go costs as much as ${lookUpLicense(license)?.name ?? license} at ${amount(equalAtRuns, unattended ? "unattended run" : "run")} a month.`,
    sources,
  }));
  if (users === null) return lines;
  const text = `Premium for ${users.users === 1 ? "one person" : `${number(users.users)} people`} is ${money(users.premium, users.currency)} a month, Process for a flow that they run ${money(users.process, users.currency)}; both cost the same at ${number(users.equalAt)} people.`;
  return [{ text, sources: users.sources }, ...lines];
}
