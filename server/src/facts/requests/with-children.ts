import type { FlowSummary, OwnCost } from "../flow-summary";
import { type Count, substitute, zero } from "./count";
import type { Run } from "./run-outcome";
import type { CountSymbol, LoopSymbol } from "./symbols";

/** A run with the runs of its child flows in it. */
export interface CostWithChildren {
  readonly counts: Readonly<Record<Run, Count>>;
  /** The flow's own loops, then those of each called child, once per child flow. */
  readonly loops: readonly LoopSymbol[];
  /** What the counts leave out, in words. */
  readonly excludes: readonly string[];
}

/**
 * Puts the cost of child flows in the place of their symbols (R-PPR-18). Each child is worked out once, however
 * often it is called; a call that leads back to a flow in progress is recursive and counts as the call alone.
 */
export function withChildren(
  own: OwnCost,
  id: string | null,
  childFlow: (id: string) => FlowSummary | undefined,
): CostWithChildren {
  const loops = [...own.loops];
  const excludes: string[] = [];
  const done = new Map<string, Readonly<Record<Run, Count>> | null>(id === null ? [] : [[id, null]]);

  const putIn = (cost: OwnCost, find: (id: string) => FlowSummary | undefined): Readonly<Record<Run, Count>> => {
    for (const called of cost.calls) visit(called, find);
    const put = (run: Run): Count =>
      substitute(cost.counts[run], (symbol: CountSymbol) =>
        symbol.kind === "child" ? (done.get(symbol.id)?.[run] ?? zero) : undefined,
      );
    return { least: put("least"), likely: put("likely"), most: put("most") };
  };

  const visit = (called: string, find: (id: string) => FlowSummary | undefined): void => {
    const known = done.get(called);
    if (known) return;
    if (known === null) {
      excludes.push(`recursive call of ${called}, counted once`);
      return;
    }
    const child = find(called);
    if (child?.kind === "cloud-flow") {
      done.set(called, null);
      loops.push(...child.cost.loops);
      done.set(called, putIn(child.cost, child.childFlow));
      return;
    }
    excludes.push(child ? `agent flow ${called}, which costs Copilot Credits` : `child flow ${called}`);
    done.set(called, { least: zero, likely: zero, most: zero });
  };

  const counts = own.calls.length === 0 ? own.counts : putIn(own, childFlow);
  return { counts, loops: keepOnce(loops), excludes: [...new Set(excludes)] };
}

function keepOnce(loops: readonly LoopSymbol[]): LoopSymbol[] {
  return [...new Set(loops)];
}
