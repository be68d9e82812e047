import { never } from "./fates";

/**
 * Greatest costs by the states of a few actions, each without and with a mark. The mark says of `someFailed` that an
 * end of the container failed, which any number of ends may do, and of `oneEnds` that the run is ended in these
 * actions, which happens once.
 */
export interface CostTable {
  /** Positions of the actions, ascending. */
  readonly scope: readonly number[];
  /** The state of the first action changes fastest, behind the mark. */
  readonly costs: Float64Array;
}

export type Rule = "someFailed" | "oneEnds";

/** States that an action can have. */
export const stateCount = 6;

/** What stands in a table for one action: each of its states without and with the mark. */
export const entries = 2 * stateCount;

/** The most actions that a table tells of: each more makes it six times as large. */
export const widestScope = 3;

/** A sum of costs, each without and with the mark. */
export interface Sum {
  plain: number;
  marked: number;
}

export function startSum(): Sum {
  return { plain: 0, marked: never };
}

export function addTo(total: Sum, plain: number, marked: number, rule: Rule): void {
  total.marked = withMark(total.plain, total.marked, plain, marked, rule);
  total.plain += plain;
}

/** The greatest sum of two costs of which one has the mark, or both where the rule permits it. */
export function withMark(plain: number, marked: number, otherPlain: number, otherMarked: number, rule: Rule): number {
  const one = Math.max(marked + otherPlain, plain + otherMarked);
  return rule === "someFailed" ? Math.max(one, marked + otherMarked) : one;
}

/**
 * Names, for the given states of the actions in scope, the states that another action can have, with its own cost
 * without and with the mark.
 */
type Own = (states: readonly number[], consider: (state: number, plain: number, marked: number) => void) => void;

/** The greatest of an action's own cost together with the tables that tell of it, by the states in scope. */
export function costsWith(
  scope: readonly number[],
  position: number,
  tables: readonly CostTable[],
  rule: Rule,
  own: Own,
): CostTable {
  const costs = new Float64Array(2 * stateCount ** scope.length).fill(never);
  const states: number[] = scope.map(() => 0);
  const strides = tables.map((table) => ({
    costs: table.costs,
    own: strideOf(table, position),
    others: scope.map((one) => strideOf(table, one)),
  }));
  const sum = startSum();
  let at = 0;
  const consider = (state: number, plain: number, marked: number): void => {
    if (plain === never && marked === never) return;
    sum.plain = plain;
    sum.marked = marked;
    for (const table of strides) {
      let index = state * table.own;
      for (let one = 0; one < states.length; one++) index += (states[one] as number) * (table.others[one] as number);
      addTo(sum, table.costs[index] as number, table.costs[index + 1] as number, rule);
    }
    if (sum.plain > (costs[at] as number)) costs[at] = sum.plain;
    if (sum.marked > (costs[at + 1] as number)) costs[at + 1] = sum.marked;
  };
  for (; at < costs.length; at += 2) {
    let rest = at / 2;
    for (let one = 0; one < states.length; one++) {
      states[one] = rest % stateCount;
      rest = Math.floor(rest / stateCount);
    }
    own(states, consider);
  }
  return { scope, costs };
}

/** The table without an action: the greatest cost over all its states, which is never too little. */
export function leaveOut(table: CostTable, position: number): CostTable {
  const scope = table.scope.filter((one) => one !== position);
  return costsWith(scope, position, [table], "someFailed", (_states, consider) => {
    for (let state = 0; state < stateCount; state++) consider(state, 0, never);
  });
}

/** How far apart two entries are that differ in the state of an action; 0 where the table does not tell of it. */
function strideOf({ scope }: CostTable, position: number): number {
  const place = scope.indexOf(position);
  return place < 0 ? 0 : 2 * stateCount ** place;
}
