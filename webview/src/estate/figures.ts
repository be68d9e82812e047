import type { EstateLine } from "../../../shared/estate-page";
import { listIn } from "../../../shared/list-in";
import type { AmountBar } from "../charts/amount-bar";
import type { TreemapCell } from "../charts/treemap-data";
import { amount, number, percent } from "../words";
import type { Estate, FlowRow } from "./estate";
import { priceInWords } from "./price-words";

/** A bar, and the flows that it stands for. */
export interface Figure extends AmountBar {
  readonly flows: readonly number[];
}

/** What is paid a month, by license. */
export function licensesByCost({ lines, currency }: Estate): readonly Figure[] {
  const byName = grouped(
    lines.filter(({ pricePerMonth }) => pricePerMonth !== null && pricePerMonth > 0),
    ({ name }) => name,
  );
  return [...byName]
    .map(([name, of]): Figure => {
      const value = of.reduce((sum, { pricePerMonth }) => sum + (pricePerMonth ?? 0), 0);
      const quantity = of.reduce((sum, line) => sum + line.quantity, 0);
      const words = `${priceInWords(value, currency)} (${number(quantity)})`;
      return { name, value, words, isAbove: false, flows: of.flatMap(({ flows }) => flows) };
    })
    .sort(greatestFirst);
}

/** The part of its daily limit that each payer's flows take; those without a known day or limit are left out. */
export function payersByShare({ lines }: Estate): readonly Figure[] {
  return lines
    .flatMap((line): Figure[] => {
      const share = shareOf(line);
      if (share === null) return [];
      const words = `${number(line.day === null ? null : Math.round(line.day))} of ${number(line.limit)} (${percent(share)})`;
      return [{ name: line.holder, value: share, words, isAbove: share > 1, flows: line.flows }];
    })
    .sort(greatestFirst);
}

function shareOf({ day, limit }: EstateLine): number | null {
  return day === null || limit === null || limit === 0 ? null : day / limit;
}

/** In how many flows each premium connector or step is used. */
export function premiumByUse({ flows }: Estate): readonly Figure[] {
  const uses = new Map<string, { flows: number[]; uses: number }>();
  for (const flow of flows) {
    for (const { what, uses: count } of flow.premium) {
      const known = uses.get(what) ?? { flows: [], uses: 0 };
      uses.set(what, known);
      if (known.flows.at(-1) !== flow.at) known.flows.push(flow.at);
      known.uses += count;
    }
  }
  return [...uses]
    .map(([name, { flows: of, uses: count }]): Figure => {
      const words = `${amount(of.length, "flow")}, ${amount(count, "use")}`;
      return { name, value: of.length, words, isAbove: false, flows: of };
    })
    .sort(greatestFirst);
}

/** Flows that a drawing shows one by one; the rest of a solution is one rectangle. */
const mostCells = 300;

/** Likely requests of a day by flow, in rectangles of their solutions. The number of a cell is that of its flow, or -1. */
export function requestCells({ flows }: Estate): readonly TreemapCell[] {
  const known = flows.filter(({ day }) => day !== null && day >= 1).sort((a, b) => (b.day ?? 0) - (a.day ?? 0));
  const shown = new Set(known.slice(0, mostCells));
  return [...grouped(known, ({ solution }) => solution ?? "In no solution")]
    .map(([name, of]): TreemapCell => {
      const cells = of.filter((flow) => shown.has(flow)).map(cellOf);
      const rest = of.filter((flow) => !shown.has(flow));
      const children =
        rest.length === 0 ? cells : [...cells, cell(-1, amount(rest.length, "more flow"), sum(rest), [], false)];
      return cell(-1, name, sum(of), children, false);
    })
    .sort(greatestFirst);
}

function cellOf(flow: FlowRow): TreemapCell {
  return cell(flow.at, flow.name, Math.round(flow.day ?? 0), [], flow.premium.length > 0);
}

function cell(
  part: number,
  name: string,
  value: number,
  children: readonly TreemapCell[],
  premium: boolean,
): TreemapCell {
  return { part, name, value, children, premium, kind: children.length > 0 ? "scope" : "connector" };
}

function sum(flows: readonly FlowRow[]): number {
  return Math.round(flows.reduce((total, { day }) => total + (day ?? 0), 0));
}

function greatestFirst(a: { readonly value: number }, b: { readonly value: number }): number {
  return b.value - a.value;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) listIn(groups, keyOf(item)).push(item);
  return groups;
}
