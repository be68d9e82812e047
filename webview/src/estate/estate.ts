import type { EstateLine, EstatePage, EstatePageFlow } from "../../../shared/estate-page";
import { unpackRows } from "../../../shared/packed-rows";

/** What the page shows, with what follows from it for each flow. */
export interface Estate extends Omit<EstatePage, "flows"> {
  readonly flows: readonly FlowRow[];
}

/** A flow as a row of the table. */
export interface FlowRow extends EstatePageFlow {
  /** Its place among all flows. */
  readonly at: number;
  readonly callers: readonly number[];
  readonly premiumNames: string;
  readonly licenseNames: string;
  /** Of the licenses that cover it, which may cover others too; null where none is asked for, none covers it, or one has no price. */
  readonly price: number | null;
  /** Most flows that one of its licenses covers. */
  readonly together: number;
  readonly day: number | null;
}

export function estateOf(page: EstatePage): Estate {
  const flows = unpackRows<EstatePageFlow>(page.flows);
  const callers = flows.map((): number[] => []);
  flows.forEach(({ calls }, at) => {
    for (const called of calls) callers[called]?.push(at);
  });
  return { ...page, flows: flows.map((flow, at) => rowOf(flow, at, callers[at] ?? [], page.lines)) };
}

function rowOf(flow: EstatePageFlow, at: number, callers: readonly number[], all: readonly EstateLine[]): FlowRow {
  const lines = flow.lines.flatMap((line) => all[line] ?? []);
  return {
    ...flow,
    solution: flow.solution && shortPath(flow.solution),
    at,
    callers,
    premiumNames: [...new Set(flow.premium.map(({ what }) => what))].join(", "),
    licenseNames: [...new Set(lines.map(({ name }) => name))].join(", "),
    price: priceOf(flow, lines),
    together: Math.max(0, ...lines.map((line) => line.flows.length)),
    day: flow.perDay?.[1] ?? null,
  };
}

/** A solution without a name goes by its folder, of which the end tells most. */
function shortPath(solution: string): string {
  const parts = solution.split("/");
  return parts.length > 2 ? `…/${parts.slice(-2).join("/")}` : solution;
}

function priceOf({ by }: EstatePageFlow, lines: readonly EstateLine[]): number | null {
  if (by === null || by === "not-covered" || lines.some(({ pricePerMonth }) => pricePerMonth === null)) return null;
  return lines.reduce((sum, { pricePerMonth }) => sum + (pricePerMonth ?? 0), 0);
}

/** How a flow is licensed, in words; the keys are those of the plan's JSON. */
export function byInWords(by: string | null): string {
  return by === null ? "not asked for" : (byWords[by] ?? by);
}

const byWords: Readonly<Record<string, string>> = {
  people: "license of a person",
  own: "license of its own",
  associated: "associated with a licensed flow",
  group: "flow group",
  payAsYouGo: "pay-as-you-go",
  parents: "by its parent flows",
  relieved: "its child flows carry licenses",
  seeded: "included in most accounts",
  held: "held already",
  nothing: "no license needed",
  "not-covered": "not covered",
};
