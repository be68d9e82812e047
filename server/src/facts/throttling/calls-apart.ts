import type { Choice, Count } from "../requests/count";
import type { CallSymbol, CountSymbol, LoopSymbol } from "../requests/symbols";

/** How many of each kind of call; what is not in it is called never. */
export type CallNumbers = ReadonlyMap<CallSymbol, number>;

/**
 * The value of a count for each kind of call by itself, as if no other cost anything: of a choice between two
 * connections each has its own greatest. In one walk, so that many connections take no longer than few.
 */
export function callsApart(count: Count, passesOf: (loop: LoopSymbol) => number): CallNumbers {
  const known = new Map<Count, CallNumbers>();
  return partOf(count);

  function partOf(part: Count): CallNumbers {
    let found = known.get(part);
    if (found === undefined) {
      found = valuesOf(part);
      known.set(part, found);
    }
    return found;
  }

  function valuesOf({ terms, choices }: Count): CallNumbers {
    const total = new Map<CallSymbol, number>();
    for (const [symbol, factor] of terms) {
      if (symbol.kind === "call") add(total, symbol, factor.constant);
      else for (const [call, times] of partOf(factor)) add(total, call, times * factorOf(symbol, passesOf));
    }
    for (const [choice, repeated] of choices) {
      for (const [call, times] of extremes(choice)) add(total, call, times * repeated);
    }
    return total;
  }

  function extremes({ pick, arms }: Choice): CallNumbers {
    const found = new Map<CallSymbol, number>();
    const seen = new Map<CallSymbol, number>();
    for (const arm of arms) {
      for (const [call, times] of partOf(arm)) {
        const before = found.get(call) ?? times;
        found.set(call, pick === "min" ? Math.min(before, times) : Math.max(before, times));
        add(seen, call, 1);
      }
    }
    // An arm without a call calls it never.
    if (pick === "min") for (const [call, times] of seen) if (times < arms.length) found.set(call, 0);
    return found;
  }
}

function factorOf(symbol: CountSymbol, passesOf: (loop: LoopSymbol) => number): number {
  return symbol.kind === "loop" ? passesOf(symbol) : 0;
}

function add(total: Map<CallSymbol, number>, call: CallSymbol, times: number): void {
  total.set(call, (total.get(call) ?? 0) + times);
}
