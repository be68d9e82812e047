import { listIn } from "../../../shared/list-in";
import { serviceLimit } from "../reference/limits";
import { compareText } from "../syntax/compare-text";
import type { EstateFlow } from "./estate-flow";
import { userKey } from "./user-key";

/** Flows of one structure: copies of one flow, whatever they are called and whatever they work on. */
export interface CloneFamily {
  readonly structure: string;
  /** Of each of them. */
  readonly actions: number;
  /** By file. */
  readonly members: readonly EstateFlow[];
  /** What a single flow in their place could save. */
  readonly savings: CloneSavings;
}

export interface CloneSavings {
  /** Definitions that need not be kept alike. */
  readonly definitions: number;
  /**
   * The list price of licenses that one scheduled parent would not need; null where the copies start otherwise than by
   * a schedule, where a license is held or has no price, and where nothing tells that different people pay.
   */
  readonly pricePerMonth: number | null;
  readonly currency: string | null;
}

/** Families of at least two, those first that keep the most actions alike. Short flows are alike by chance, and left out. */
export function cloneFamilies(flows: Iterable<EstateFlow>): CloneFamily[] {
  const least = serviceLimit("family-actions-least", null, "2025-06").value;
  const byStructure = new Map<string, EstateFlow[]>();
  for (const flow of eachOnce(flows)) {
    if (flow.actions >= least) listIn(byStructure, flow.structure).push(flow);
  }
  return [...byStructure]
    .filter(([, members]) => members.length > 1)
    .map(([structure, members]) => ({
      structure,
      actions: (members[0] as EstateFlow).actions,
      members: members.toSorted((a, b) => compareText(a.key.file, b.key.file) || compareText(a.pointer, b.pointer)),
      savings: savingsOf(members),
    }))
    .sort((a, b) => weight(b) - weight(a) || compareText(fileOf(a), fileOf(b)));
}

/** A flow that stands in several exports, or in several environments, is no copy of itself. */
function* eachOnce(flows: Iterable<EstateFlow>): Generator<EstateFlow> {
  const seen = new Set<string>();
  for (const flow of flows) {
    const { id } = flow.key;
    if (id !== null && seen.has(id)) continue;
    if (id !== null) seen.add(id);
    yield flow;
  }
}

function fileOf({ members }: CloneFamily): string {
  return members[0]?.key.file ?? "";
}

function weight({ actions, savings }: CloneFamily): number {
  return actions * savings.definitions;
}

/**
 * One scheduled flow can go through what its copies do one by one, and is then one process with one license. Copies
 * with triggers of their own still need a flow each, and who runs an instant flow needs a license all the same.
 */
function savingsOf(members: readonly EstateFlow[]): CloneSavings {
  const none = { definitions: members.length - 1, pricePerMonth: null, currency: null };
  const payers = new Map<string, { readonly price: number; readonly currency: string }>();
  for (const { startedBy, isChild, owner, license, key, pointer } of members) {
    const way = license?.options.find((option) => option.license === license.recommended);
    if (isChild || startedBy !== "scheduled" || !way || way.held || way.pricePerMonth === null) return none;
    const payer = way.per === "flow" ? `${key.file} ${pointer}` : way.per === "owner" ? owner && userKey(owner) : null;
    if (payer === null) return none;
    payers.set(payer, { price: way.pricePerMonth, currency: way.currency });
  }
  const prices = [...payers.values()].map(({ price }) => price).sort((a, b) => a - b);
  const [first] = payers.values();
  // The dearest license stays.
  const saved = prices.slice(0, -1).reduce((sum, price) => sum + price, 0);
  return saved === 0 || !first ? none : { ...none, pricePerMonth: saved, currency: first.currency };
}
