import type { FlowRow } from "./estate";

/** Which flows the table shows, and in which order. */
export interface FlowQuery {
  /** Words that must all be found; upper and lower case are the same. */
  readonly text: string;
  /** How flows are licensed; null for all. */
  readonly by: string | null;
  readonly premium: boolean | null;
  readonly kind: string | null;
  readonly sort: SortKey;
  readonly descending: boolean;
}

export const sortKeys = ["name", "solution", "kind", "premiumNames", "day", "payer", "licenseNames", "price"] as const;
export type SortKey = (typeof sortKeys)[number];

export type FlowFinder = (query: FlowQuery) => readonly FlowRow[];

/** Looks flows up. What is searched is made ready once, so that a key stroke costs one look at each flow. */
export function flowFinder(flows: readonly FlowRow[]): FlowFinder {
  const texts = flows.map(searchedText);
  const ranks = new Map<SortKey, Int32Array>();
  const rankOf = (key: SortKey): Int32Array => {
    const known = ranks.get(key) ?? ranksBy(flows, key);
    ranks.set(key, known);
    return known;
  };
  return ({ text, by, premium, kind, sort, descending }) => {
    const words = text
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "");
    const rank = rankOf(sort);
    const rankAt = ({ at }: FlowRow): number => rank[at] ?? unknownRank;
    return flows
      .filter(
        (flow) =>
          (by === null || flow.by === by || (by === "" && flow.by === null)) &&
          (premium === null || flow.premium.length > 0 === premium) &&
          (kind === null || flow.kind === kind) &&
          words.every((word) => texts[flow.at]?.includes(word)),
      )
      .sort((a, b) => {
        const [x, y] = [rankAt(a), rankAt(b)];
        if (x === y) return a.at - b.at;
        // What is not known stands last, whichever way the rest is turned.
        if (x === unknownRank || y === unknownRank) return x - y;
        return descending ? y - x : x - y;
      });
  };
}

function searchedText(flow: FlowRow): string {
  const { name, file, id, solution, environment, owner, premiumNames, licenseNames, apps } = flow;
  return [name, file, id, solution, environment, owner, premiumNames, licenseNames, ...apps].join("\n").toLowerCase();
}

const unknownRank = 0x7fff_ffff;

/** Where each flow stands by a key; equal values have equal ranks. Texts are compared once, not with each sort. */
function ranksBy(flows: readonly FlowRow[], key: SortKey): Int32Array {
  const values = [...new Set(flows.map((flow) => flow[key]))].filter((it) => it !== null && it !== "");
  const { compare } = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  values.sort((a, b) => (typeof a === "number" && typeof b === "number" ? a - b : compare(String(a), String(b))));
  const rankOf = new Map(values.map((value, rank) => [value, rank]));
  return Int32Array.from(flows, (flow) => rankOf.get(flow[key]) ?? unknownRank);
}
