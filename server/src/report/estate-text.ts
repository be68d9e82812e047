import { amount, list, money, number, sentence, shownName } from "../describe/amounts";
import { payerInWords } from "../describe/describe-license";
import { citation } from "../describe/describe-sources";
import { plainText } from "../describe/markup";
import type { CalibratedFlow, CalibratedLoop } from "../estate/calibration";
import type { CloneFamily } from "../estate/clones";
import {
  type Departure,
  type DepartureEffect,
  type Dependence,
  departureEffects,
  lowLimitOf,
  type WayOut,
} from "../estate/departures";
import { payerRow } from "../reference/payer-rows";
import { nearestName } from "../syntax/nearest-name";
import type { EstateReport } from "./estate-report";
import { sortedProblems } from "./report";
import type { TextStyle } from "./text";

/** What is said of an estate for people, part by part. */
export function estateText(report: EstateReport, style: TextStyle): string {
  const { edition, period, asOf } = report;
  const figures = `Figures of edition ${edition}, ${period} limits, as of ${asOf}; list prices in the United States.`;
  return [
    ...(report.leaving ? [leavingText(report.leaving, report, style)] : []),
    ...(report.calibrated ? [calibrationText(report.calibrated, style)] : []),
    peopleText(report, style),
    clonesText(report, style),
    problemsText(report, style),
    style.quiet(`${figures}\nNot a Microsoft product, and no legal advice.\n`),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** Names come from exports and lists, and may hold anything. */
const named = plainText.name;

function leavingText(
  { person, flows }: NonNullable<EstateReport["leaving"]>,
  { people }: Pick<EstateReport, "people">,
  style: TextStyle,
): string {
  if (flows.length === 0) return `No flow is known to depend on ${named(person)}: ${whyNobody(person, people)}\n`;
  const counts = effectsInWords((effect) => flows.filter((it) => it.effect === effect).length);
  const { says, source } = payerRow(leavingRow);
  const cited = flows.some(({ effect }) => effect === "stops") ? `${says} [${citation([source])}]\n` : "";
  const head = style.strong(`If ${named(person)} leaves (${amount(flows.length, "flow")}): ${counts}.`);
  return `${head}\n${cited}${flows.map((flow) => departureText(flow, style)).join("")}`;
}

/** A name that was mistyped is nobody's, and without owners everybody's is. */
function whyNobody(person: string, people: EstateReport["people"]): string {
  if (people.length === 0) return "nothing tells who owns the flows; --owners takes a list.";
  const near = nearestPerson(
    person,
    people.map((it) => it.person),
  );
  const hint = near === undefined ? "" : ` Did you mean ${named(near)}?`;
  return `no owner of a flow among the inputs is called so.${hint}`;
}

/** Compared by what stands before the domain, which all people of a tenant have in common. */
function nearestPerson(person: string, people: readonly string[]): string | undefined {
  const account = (name: string) => name.replace(/@.*$/s, "");
  const near = nearestName(account(person), people.map(account));
  return near === null ? undefined : people.find((name) => account(name) === near);
}

/** `1 will be turned off and 2 will go on`: of each effect how many flows, but for those without any. */
function effectsInWords(countOf: (effect: DepartureEffect) => number): string {
  const effects = departureEffects.filter((effect) => countOf(effect) > 0);
  return list(effects.map((effect) => effectWords[effect](number(countOf(effect)))));
}

/** The row of "Whose license, whose limit" about owners who leave. */
const leavingRow = 25;

const effectWords: Readonly<Record<DepartureEffect, (count: string) => string>> = {
  stops: (count) => `${count} will be turned off`,
  slows: (count) => `${count} will have a lower limit`,
  unsettled: (count) => `no source says what becomes of ${count}`,
  keeps: (count) => `${count} will go on`,
};

function departureText({ flow, effect, wayOut }: Departure, style: TextStyle): string {
  const { license } = flow;
  const why: string[] = [];
  if (license) {
    const what = license.features.length > 0 ? "premium" : "standard connectors only";
    why.push(`${sentence(what)}; the license of ${payerInWords(license.payer)} counts: ${license.because}.`);
    if (effect === "slows") {
      why.push(`Its limit falls from ${number(license.limit ?? 0)} to ${number(lowLimitOf(flow))} requests a day.`);
    }
    if (license.sharedBy > 0) why.push(`${amount(license.sharedBy, "person", "people")} use the account.`);
  }
  if (wayOut !== null) why.push(wayOutWords[wayOut]);
  return `  ${effectTags[effect]} ${named(flow.key.name)}  ${style.quiet(flow.key.file)}\n    ${style.quiet(why.join(" "))}\n`;
}

const effectTags: Readonly<Record<DepartureEffect, string>> = {
  stops: "turned off:",
  slows: "lower limit:",
  unsettled: "not stated:",
  keeps: "goes on:",
};

const wayOutWords: Readonly<Record<NonNullable<WayOut>, string>> = {
  newOwner: "In a solution: give it another owner, who then pays.",
  newOwnerOfParent: "Give its parent another owner, who then pays for both.",
  copyOrProcess:
    "Outside of a solution the owner stays: add it to a solution first, import a copy, or license it with Process.",
  newOwnerIfInSolution: "If it is in a solution, give it another owner, who then pays; the export does not tell.",
};

function calibrationText(flows: readonly CalibratedFlow[], style: TextStyle): string {
  if (flows.length === 0) return "The report on requests tells of no flow among the inputs.\n";
  const head = style.strong(`${sentence(amount(flows.length, "flow"))} with requests by the report:`);
  return `${head}\n${flows.map((flow) => calibratedText(flow, style)).join("")}`;
}

function calibratedText(flow: CalibratedFlow, style: TextStyle): string {
  const { name, file, actual, estimated, runsPerDay, byLoop, runsThatExplain, setting } = flow;
  const days = actual.days === null ? "" : ` on average of ${amount(actual.days, "day")}`;
  const fullest = actual.fullest === null ? "" : `, ${number(actual.fullest)} on the fullest`;
  const guess =
    estimated === null
      ? "not estimated, for how often it runs is not known"
      : `estimated ${number(estimated)} at ${number(runsPerDay?.value ?? 0)} runs a day${runsPerDay?.from === "default" ? " (assumed)" : ""}`;
  const lines = [
    `${amount(roundedDay(actual.perDay), "request")} a day${days}${fullest}; ${guess}.`,
    ...byLoop.map((loop) => loopText(loop, file)),
    ...(runsThatExplain === null ? [] : [runsText(runsThatExplain, byLoop.length > 0)]),
    ...(setting === null ? [] : [`Setting for this flow: ${setting.path.join(".")} = ${number(setting.value)}.`]),
  ];
  return `  ${named(name)}  ${style.quiet(file)}\n${lines.map((line) => `    ${line}\n`).join("")}`;
}

function loopText({ loop, file, passes, estimatedPasses, from, perDay }: CalibratedLoop, ofFlow: string): string {
  const where = file === ofFlow ? "" : ` of the child flow in ${file}`;
  const before = `${number(estimatedPasses)}${from === "default" ? ", assumed" : ""}`;
  return `${amount(passes, "pass", "passes")} of ${named(shownName(loop))}${where} (estimated ${before}) would explain it: ${number(perDay)} requests a day.`;
}

/** Runs of a day are told as whole numbers, few of them with two figures. */
function runsText(runs: number, isFurther: boolean): string {
  const rounded = runs >= 10 ? Math.round(runs) : Number(runs.toPrecision(2));
  const about = rounded === runs ? "" : "About ";
  return `${about}${amount(rounded, "run")} a day would explain it${isFurther ? " as well" : ""}.`;
}

function roundedDay(perDay: number): number {
  return Math.round(perDay * 10) / 10;
}

function peopleText({ people, withoutOwner }: EstateReport, style: TextStyle): string {
  const unknown =
    withoutOwner === 0 ? "" : `Nothing tells who owns ${amount(withoutOwner, "flow")}; --owners takes a list.\n`;
  if (people.length === 0) return unknown;
  const head = style.strong(`Flows that depend on one person, of ${amount(people.length, "person", "people")}:`);
  const shown = people.slice(0, mostShown).map(personText);
  const more =
    people.length > mostShown ? [`  and ${number(people.length - mostShown)} more; JSON has all of them.\n`] : [];
  return `${head}\n${[...shown, ...more].join("")}${unknown}`;
}

const mostShown = 20;

function personText({ person, flows, shared }: Dependence): string {
  const counts = effectsInWords((effect) => flows[effect]);
  return `  ${named(person)}: ${counts}${shared === 0 ? "" : `; ${number(shared)} on an account that several people use`}.\n`;
}

function clonesText({ clones, flows }: EstateReport, style: TextStyle): string {
  if (clones.length === 0) return `No two of ${amount(flows, "flow")} have the same structure.\n`;
  const members = clones.reduce((sum, family) => sum + family.members.length, 0);
  const head = style.strong(
    `${sentence(amount(members, "flow"))} of ${number(flows)} are copies, in ${amount(clones.length, "family", "families")}:`,
  );
  const shown = clones.slice(0, mostShown).map((family) => familyText(family, style));
  const more =
    clones.length > mostShown
      ? [`  and ${number(clones.length - mostShown)} more families; JSON has all of them.\n`]
      : [];
  return `${head}\n${[...shown, ...more].join("")}`;
}

function familyText({ actions, members, savings }: CloneFamily, style: TextStyle): string {
  const saved = [
    `One flow in their place saves ${amount(savings.definitions, "definition")} that must be kept alike`,
    ...(savings.pricePerMonth === null
      ? []
      : [
          `as one scheduled parent of a child flow, ${money(savings.pricePerMonth, savings.currency ?? "")} a month of licenses`,
        ]),
  ];
  const names = members
    .slice(0, mostMembers)
    .map(({ key: { name, file } }) => `    ${named(name)}  ${style.quiet(file)}\n`);
  const more = members.length > mostMembers ? [`    and ${number(members.length - mostMembers)} more\n`] : [];
  return `  ${number(members.length)} flows of ${amount(actions, "action")}. ${saved.join("; ")}.\n${[...names, ...more].join("")}`;
}

const mostMembers = 5;

function problemsText(report: EstateReport, style: TextStyle): string {
  return sortedProblems(report)
    .map(({ file, line, code, severity, message }) => {
      const place = line === undefined ? file : `${file}:${line}`;
      return `${place}: ${style.severity(severity, severity)} ${message} ${style.quiet(code)}\n`;
    })
    .join("");
}
