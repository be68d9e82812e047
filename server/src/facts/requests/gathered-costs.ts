import { listIn } from "../../../../shared/list-in";
import { addTo, type CostTable, entries, type Rule, type Sum, startSum, stateCount, withMark } from "./cost-table";
import { never } from "./fates";

/** The costs of a container while its actions are replaced one by one, from the last to the first. */
export class GatheredCosts {
  readonly whole = startSum();
  /** What is told by the state of a single action, which is nearly everything. */
  private readonly costs: Float64Array;
  private tables: Map<number, CostTable[]> | undefined;

  constructor(
    actions: number,
    readonly rule: Rule,
  ) {
    const size = actions * entries;
    this.costs = size <= room.length ? room : new Float64Array(size);
    for (let plain = 0; plain < size; plain += 2) {
      this.costs[plain] = 0;
      this.costs[plain + 1] = never;
    }
  }

  /** The tables that tell of an action and others before it. */
  tablesOf(position: number): readonly CostTable[] {
    return this.tables?.get(position) ?? noTables;
  }

  /** What is told by the state of this action alone. */
  simple(position: number): CostTable {
    return { scope: [position], costs: this.costs.subarray(position * entries, (position + 1) * entries) };
  }

  /** Raises the greatest cost by that of an action in a state, with all that is told by it. */
  raise(greatest: Sum, position: number, state: number, plain: number, marked: number): void {
    if (plain === never && marked === never) return;
    const at = position * entries + 2 * state;
    const behind = this.costs[at] as number;
    const both = withMark(plain, marked, behind, this.costs[at + 1] as number, this.rule);
    if (plain + behind > greatest.plain) greatest.plain = plain + behind;
    if (both > greatest.marked) greatest.marked = both;
  }

  /** Adds what is told by the state of a single action. */
  add(position: number, state: number, plain: number, marked: number): void {
    const at = position * entries + 2 * state;
    const before = this.costs[at] as number;
    this.costs[at + 1] = withMark(before, this.costs[at + 1] as number, plain, marked, this.rule);
    this.costs[at] = before + plain;
  }

  pass(table: CostTable): void {
    const last = table.scope.at(-1);
    if (last === undefined) addTo(this.whole, table.costs[0] as number, table.costs[1] as number, this.rule);
    else if (table.scope.length === 1) {
      for (let state = 0; state < stateCount; state++) {
        this.add(last, state, table.costs[2 * state] as number, table.costs[2 * state + 1] as number);
      }
    } else {
      this.tables ??= new Map();
      listIn(this.tables, last).push(table);
    }
  }
}

/** Containers are worked out one after the other, so that all but the largest can do with the same room. */
const room = new Float64Array(64 * entries);
const noTables: readonly CostTable[] = [];
