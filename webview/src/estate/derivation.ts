import type { EstatePremium, EstateRule } from "../../../shared/estate-page";
import { element } from "../element";
import { amount, number, sentence } from "../words";
import { cited } from "./cited";
import { byInWords, type Estate, type FlowRow } from "./estate";
import { countInWords, priceInWords } from "./price-words";

/** How it comes that a flow is licensed as it is: the facts with their places, the rules with their pages, what would change it. */
export function derivation(flow: FlowRow, estate: Estate): HTMLElement {
  const parts: readonly (readonly [string, readonly (Node | string)[]])[] = [
    ["Licensed by", licensedBy(flow, estate)],
    ["Why", [flow.why]],
    ["Facts", facts(flow, estate)],
    ["Rules", rules(flow, estate)],
    ["What would change it", changes(flow, estate)],
  ];
  return element(
    "dl",
    { class: "derivation" },
    ...parts
      .filter(([, items]) => items.length > 0)
      .map(([title, items]) =>
        element("div", {}, element("dt", {}, title), ...items.map((item) => element("dd", {}, item))),
      ),
  );
}

function licensedBy({ lines, by }: FlowRow, { lines: all, currency }: Estate): string[] {
  const found = lines.flatMap((at) => all[at] ?? []);
  if (found.length === 0) return [sentence(byInWords(by))];
  return found.map(({ name, holder, pricePerMonth, held, quantity, flows }) => {
    const price = held
      ? "held"
      : pricePerMonth === 0
        ? "free of charge"
        : `${priceInWords(pricePerMonth, currency)} a month`;
    const count = quantity === 1 ? "" : `${number(quantity)} × `;
    const shared = flows.length > 1 ? `, for ${amount(flows.length, "flow")} together` : "";
    return `${count}${name} for ${holder}: ${price}${shared}`;
  });
}

function facts(flow: FlowRow, { flows }: Estate): Node[] {
  const { trigger, file, premium, premiumCount, premiumChildren, perRun, perDay, runs, calls, callers, callsOutside } =
    flow;
  const names = (places: readonly number[]): string => someNames(places.flatMap((at) => flows[at]?.name ?? []));
  const lines: string[] = [
    ...(flow.owner === null ? [] : [`Owner: ${flow.owner}`]),
    ...(flow.apps.length === 0 ? [] : [`Belongs to ${flow.apps.join(", ")}`]),
    ...(premiumCount > premium.length ? [`${amount(premiumCount - premium.length, "more premium feature")}`] : []),
    ...(premiumChildren.length === 0 ? [] : [`Pays for premium child flows: ${someNames(premiumChildren)}`]),
    ...(calls.length === 0 ? [] : [`Calls ${names(calls)}`]),
    ...(callsOutside === 0 ? [] : [`${amount(callsOutside, "call")} of flows that are not among the inputs`]),
    ...(callers.length === 0 ? [] : [`Called by ${names(callers)}`]),
    ...(perRun === null ? [] : [`Requests a run: ${countInWords(perRun)}`]),
    ...(perRun === null ? [] : [`Requests a day: ${countInWords(perDay)}`]),
    ...(runs === null ? [] : [`Runs: ${runs}`]),
  ];
  return [
    element("code", {}, file),
    placed(
      `Started by ${flow.kind === "no trigger" ? "nothing that is known" : `trigger ${trigger?.name ?? ""} (${flow.kind})`}`,
      trigger?.line ?? null,
    ),
    ...premium.map((use) => placed(premiumInWords(use), use.line)),
    ...lines.map((line) => element("span", {}, line)),
  ];
}

function premiumInWords({ what, feature, name, uses, isAssumed }: EstatePremium): string {
  const often = uses > 1 ? `, used ${number(uses)} times, first in` : " in";
  return `Premium: ${what} (${feature}${isAssumed ? ", assumed" : ""})${often} ${name}`;
}

function placed(text: string, line: number | null): HTMLElement {
  return element("span", {}, text, ...(line === null ? [] : [", ", element("code", {}, `line ${line}`)]));
}

function rules({ row, because, source, steps }: FlowRow, estate: Estate): Node[] {
  const rule = row === null ? undefined : estate.payerRows[row];
  const told = (text: string, from: string): HTMLElement => element("span", {}, `${text} `, cited(from, estate));
  return [
    ...(because === null || source === null ? [] : [told(`${sentence(because)}.`, source)]),
    ...(rule && rule.source !== source ? [ruled(`Whose license counts, row ${row}`, rule, estate)] : []),
    ...steps.flatMap((step) => {
      const found = estate.steps[step];
      return found ? [ruled(`Step ${step}`, found, estate)] : [];
    }),
  ];
}

function ruled(which: string, { says, source }: EstateRule, estate: Estate): HTMLElement {
  return element("span", {}, `${which}: ${says} `, cited(source, estate));
}

function changes(
  { assumptions, others, premium, premiumCount, premiumChildren, by }: FlowRow,
  { currency }: Estate,
): Node[] {
  const isLicensed = by !== null && by !== "nothing" && by !== "seeded";
  const isOnlyItself = premiumChildren.length === 0 && premium.length > 0 && premiumCount === premium.length;
  const names = [...new Set(premium.map(({ what }) => what))];
  return [
    ...(isLicensed && isOnlyItself
      ? [element("span", {}, `Without ${someNames(names)} it would use standard connectors only.`)]
      : []),
    ...others.map(({ name, pricePerMonth }) =>
      element(
        "span",
        {},
        `${name} would be enough too: ${priceInWords(pricePerMonth, currency)}${pricePerMonth === null ? "" : " a month"}, for it alone.`,
      ),
    ),
    ...assumptions.map(({ what, value, setting }) =>
      element(
        "span",
        {},
        `Assumed: ${what} is ${value}`,
        ...(setting === null ? ["."] : ["; ", element("code", {}, setting), " tells."]),
      ),
    ),
  ];
}

const shownNames = 8;

function someNames(names: readonly string[]): string {
  const shown = names.slice(0, shownNames);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${number(more)} more` : shown.join(", ");
}
