import { listIn } from "../../../shared/list-in";
import type { EstateFlow } from "../estate/estate-flow";
import type { EstateGraph } from "../estate/estate-graph";
import { hostedProcessLicense, processLicense } from "../facts/license/license-options";
import { type LicenseId, lookUpLicense } from "../reference/licenses";
import type { BuiltProblem } from "./build-problem";
import type { Purchase } from "./plan-problem";
import type { FlowUse } from "./planned-flows";
import { cents, type Solution } from "./solve";

/** One thing to buy, or that is held: who gets it and for which flows. */
export interface PlanLine {
  readonly license: LicenseId;
  readonly name: string;
  readonly quantity: number;
  readonly for: LineHolder;
  /** For one license; 0 for one that is held or free, null where no price is known. */
  readonly unitPrice: number | null;
  readonly pricePerMonth: number | null;
  readonly currency: string;
  /** Key of the source of a list price; null for a price of the settings, and where there is none. */
  readonly priceSource: string | null;
  readonly held: boolean;
  /** Flows that it licenses, child flows among them, by their place in the graph. */
  readonly flows: readonly number[];
  /** What has to be done besides buying it. */
  readonly steps: readonly LineStep[];
}

export interface LineHolder {
  readonly kind: "owner" | "runners" | "flow" | "group" | "environment";
  /** A person by name, or what someone unknown owns or runs; null for the only group or environment. */
  readonly name: string | null;
  /** Whether someone told who it is. */
  readonly known: boolean;
  /** A flow that carries it, by its place in the graph. */
  readonly flow: number | null;
  readonly people: number;
}

export interface LineStep {
  readonly do: "add-to-solution" | "associate" | "make-group";
  readonly flows: readonly number[];
  readonly source: string;
}

/** What is bought, the dearest first, then what has no price, then what is held or free. */
export function planLines(
  graph: EstateGraph,
  { purchases }: BuiltProblem,
  { units }: Solution,
  flows: readonly FlowUse[],
): PlanLine[] {
  const licensed = new Map<number, number[]>();
  const associated = new Map<number, number[]>();
  flows.forEach((planned, flow) => {
    for (const purchase of planned.purchases) listIn(licensed, purchase).push(flow);
    if (planned.by === "associated") listIn(associated, planned.purchases[0] as number).push(flow);
  });
  const lines: PlanLine[] = [];
  for (const [at, count] of units) {
    const purchase = purchases[at];
    const of = licensed.get(at);
    if (!purchase || !of || count === 0) continue;
    for (const members of inUnits(purchase, count, of, graph)) {
      const { count: each, flows: covered } = members;
      const price = purchase.price;
      lines.push({
        license: purchase.license,
        name: lookUpLicense(purchase.license)?.name ?? purchase.license,
        quantity: each * purchase.quantity,
        for: holderOf(purchase, graph),
        unitPrice: price === null ? null : cents(price / purchase.quantity),
        pricePerMonth: price === null ? null : cents(price * each),
        currency: purchase.currency,
        priceSource: purchase.held ? null : purchase.priceSource,
        held: purchase.held,
        flows: covered,
        steps: stepsOf(purchase, covered, associated.get(at) ?? [], graph),
      });
    }
  }
  return lines.sort((a, b) => rank(a) - rank(b) || (b.pricePerMonth ?? 0) - (a.pricePerMonth ?? 0));
}

/** Each group of flows is a line of its own: the largest need goes where there is room, the first group first. */
function inUnits(
  purchase: Purchase,
  count: number,
  flows: readonly number[],
  graph: EstateGraph,
): { readonly count: number; readonly flows: readonly number[] }[] {
  const { places, capacity } = purchase;
  if (places === null) return [{ count, flows }];
  const loadOf = (flow: number): number => graph.flows[flow]?.license?.perDay ?? 0;
  const groups: { load: number; flows: number[] }[] = [];
  for (const flow of [...flows].sort((a, b) => loadOf(b) - loadOf(a) || a - b)) {
    const load = loadOf(flow);
    const most = capacity?.first ?? Number.POSITIVE_INFINITY;
    const room = groups.find((group) => group.flows.length < places && group.load + load <= most);
    if (room) {
      room.flows.push(flow);
      room.load += load;
    } else groups.push({ load, flows: [flow] });
  }
  return groups.map((group) => ({ count: 1, flows: group.flows.sort((a, b) => a - b) }));
}

function holderOf({ holder, quantity }: Purchase, { flows }: EstateGraph): LineHolder {
  switch (holder.kind) {
    case "people": {
      const { kind, name, known } = holder.party;
      return { kind, name, known, flow: null, people: quantity };
    }
    case "group":
      return { kind: "group", name: holder.environment, known: true, flow: null, people: 0 };
    default: {
      const kind = holder.kind === "flow" ? "flow" : "environment";
      return { kind, name: flows[holder.flow]?.key.name ?? null, known: true, flow: holder.flow, people: 0 };
    }
  }
}

function stepsOf(
  purchase: Purchase,
  covered: readonly number[],
  associated: readonly number[],
  { flows }: EstateGraph,
) {
  const steps: LineStep[] = [];
  const { holder, license, held } = purchase;
  const isProcess = license === processLicense || license === hostedProcessLicense;
  if (isProcess && !held && holder.kind === "flow" && (flows[holder.flow] as EstateFlow).solution === null) {
    steps.push({ do: "add-to-solution", flows: [holder.flow], source: "proccap" });
  }
  if (associated.length > 0) steps.push({ do: "associate", flows: associated, source: associationSource });
  if (holder.kind === "group") steps.push({ do: "make-group", flows: covered, source: "flowgrp" });
  return steps;
}

const associationSource = "faq#my-dpa-process-has-multiple-cloud-flows-will-i-need-multiple-process-licenses";

function rank({ pricePerMonth }: PlanLine): number {
  if (pricePerMonth === null) return 1;
  return pricePerMonth === 0 ? 2 : 0;
}
