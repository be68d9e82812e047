import { amount, list, money, number, sentence } from "../describe/amounts";
import { citation } from "../describe/describe-sources";
import type { EstateFlow, FlowLicense } from "../estate/estate-flow";
import type { EstateGraph } from "../estate/estate-graph";
import type { LicensePlan } from "../plan/license-plan";
import type { LineHolder, LineStep, PlanLine } from "../plan/plan-lines";
import type { PlannedFlow } from "../plan/planned-flows";

/** "the owner of solution Orders (not named)", "12 people who run flow Approve", "flow Approve". */
export function holderInWords({ kind, name, known, people }: LineHolder): string {
  switch (kind) {
    case "owner": {
      const who = known ? (name ?? "") : `the owner of ${name} (not named)`;
      return people > 1 ? `${who} and the people behind the account, ${people} in all` : who;
    }
    case "runners":
      return people === 1 ? `the person who runs ${name}` : `each of ${people} people who run ${name}`;
    case "group":
      return name === null ? "a group of flows" : `a group of flows in ${name}`;
    case "environment":
      return `runs of flow ${name}`;
    case "flow":
      return `flow ${name}`;
  }
}

/** What has to be done besides buying a license. */
export function stepInWords(step: LineStep, { flows }: EstateGraph): string {
  const names = someNames(step.flows.map((at) => flows[at] as EstateFlow));
  const cited = ` [${citation([step.source])}]`;
  switch (step.do) {
    case "add-to-solution":
      return `First add ${names} to a solution: Process goes only on flows of solutions${cited}`;
    case "associate":
      return `Associate ${names} with it: same solution, and a data source in common${cited}`;
    case "make-group":
      return `Make a flow group of ${names}; child flows have to be members themselves${cited}`;
  }
}

/** Why a flow is licensed as it is, and why nothing cheaper is enough; first of all, whether it makes too many requests. */
export function whyInWords(at: number, graph: EstateGraph, plan: LicensePlan): string {
  const above = plan.flows[at]?.above ?? null;
  const why = licensedWhy(at, graph, plan);
  if (above === null) return why;
  return `With the loop passes assumed, its requests, ${number(above.least)} a day at the least, are above the limit of ${number(above.limit)} that its license brings; what they need is known once estimates.loops tells the passes of its loops. ${why}`;
}

function licensedWhy(at: number, { flows, callers }: EstateGraph, plan: LicensePlan): string {
  const { license } = flows[at] as EstateFlow;
  const planned = plan.flows[at] as PlannedFlow;
  const lines = planned.lines.flatMap((line) => plan.lines[line] ?? []);
  switch (planned.by) {
    case null:
      return "No license of Power Automate is asked for.";
    case "not-covered":
      return planned.leftOut.length === 0
        ? "No license that can be bought covers it."
        : `No license that may be bought covers it; ${leftOut(planned)}.`;
    case "nothing":
      return `No license is needed: ${license?.because}.`;
    case "seeded":
      return "Standard connectors only: Power Automate Free and Microsoft 365 include it.";
    case "held":
      return `${list([...new Set(lines.map(({ name }) => name))])} is held, so that nothing is to be bought.`;
    case "parents": {
      const parents = (callers[at] ?? []).map((caller) => flows[caller] as EstateFlow);
      return `A child flow: licensed by what licenses ${someNames(parents)}.`;
    }
    case "relieved":
      return "Its premium child flows carry licenses of their own, so that it needs only what it does by itself.";
    default:
      return [payer(license), notEnough(planned), otherWays(planned), shared(lines)]
        .filter((it) => it !== "")
        .join(" ");
  }
}

function payer(license: FlowLicense | null): string {
  return license === null ? "" : `${sentence(license.because)} [${citation([license.source])}].`;
}

function notEnough({ notEnough: plans }: PlannedFlow): string {
  const [first] = plans;
  if (!first) return "";
  const names = list(plans.map(({ name }) => name));
  const does = plans.length === 1 ? "does" : "do";
  return `${names} ${does} not include ${list(first.lacks.map(featureInWords))}.`;
}

function otherWays(planned: PlannedFlow): string {
  const priced = planned.others.map(
    ({ name, pricePerMonth, currency }) =>
      `${name} ${pricePerMonth === null ? "has no published price" : `for it alone costs ${money(pricePerMonth, currency)}`}`,
  );
  if (priced.length > 0) return `${sentence(list(priced))}.`;
  return planned.leftOut.length === 0
    ? "Nothing else is enough."
    : `Nothing else that may be bought is enough; ${leftOut(planned)}.`;
}

function leftOut({ leftOut: names }: PlannedFlow): string {
  return `${list(names)} ${names.length === 1 ? "is" : "are"} left out by --without`;
}

/** A license may cost more than another way for one flow, and less for all of them. */
function shared(lines: readonly PlanLine[]): string {
  const most = Math.max(0, ...lines.map(({ flows }) => flows.length));
  return most > 1 ? `What licenses it covers ${amount(most, "flow")} together.` : "";
}

/** "premium connectors", "HTTP". */
export function featureInWords(feature: string): string {
  return featureWords[feature] ?? feature;
}

const featureWords: Readonly<Record<string, string>> = {
  "premium-connector": "premium connectors",
  "custom-connector": "custom connectors",
  "unknown-connector": "connectors that are not known, taken as premium",
  http: "HTTP",
  "http-request-trigger": "the HTTP request trigger",
  "desktop-flow": "desktop flows",
  "desktop-flow-attended": "attended desktop flows",
  "desktop-flow-unattended": "unattended desktop flows",
  "business-process-flow": "business process flows",
  "on-premises-gateway": "on-premises data gateways",
  requests: "so many requests a day",
};

const shownNames = 6;

/** "A, B and C", "A, B and 10 more". */
export function someNames(flows: readonly EstateFlow[]): string {
  const names = flows.slice(0, shownNames).map(({ key }) => key.name ?? key.id ?? key.file);
  const more = flows.length - names.length;
  return more > 0 ? `${names.join(", ")} and ${amount(more, "more", "more")}` : list(names);
}
