import type { FlowSummary, OwnCost } from "../flow-summary";
import { type Count, substitute, zero } from "./count";
import type { Run } from "./outcome";
import type { LoopSymbol } from "./symbols";
import { type FindChild, visitChildren } from "./visit-children";

/** A run with the runs of its child flows in it. */
export interface CostWithChildren {
  readonly counts: Counts;
  /** The flow's own loops, then those of each called child, once per child flow. */
  readonly loops: readonly LoopSymbol[];
  /** What the counts leave out, in words. */
  readonly excludes: readonly string[];
}

/** A count for each of the runs that are told apart. */
export type Counts = Readonly<Record<Run, Count>>;

/**
 * Puts the cost of child flows in the place of their symbols (R-PPR-18). A call that leads back to a flow in progress
 * is recursive and counts as the call alone.
 */
export function withChildren(own: OwnCost, id: string | null, childFlow: FindChild): CostWithChildren {
  if (own.calls.length === 0) return { counts: own.counts, loops: own.loops, excludes: [] };
  const loops = new Set(own.loops);
  const excludes = new Set<string>();
  const ofChild = visitChildren<Counts>(own.calls, id, childFlow, {
    nothing,
    work: (child, ofCalled) => putIn(child.cost.counts, ofCalled),
    recursive: (called) => void excludes.add(`recursive call of ${called}, counted once`),
    leftOut: (called, child) => void excludes.add(leftOut(called, child)),
    entered: ({ cost }) => {
      for (const loop of cost.loops) loops.add(loop);
    },
  });
  return { counts: putIn(own.counts, ofChild), loops: [...loops], excludes: [...excludes] };
}

export const nothing: Counts = { least: zero, likely: zero, most: zero };

/** Puts the counts of child flows in the place of their symbols. */
export function putIn(counts: Counts, ofChild: (id: string) => Counts): Counts {
  const put = (run: Run): Count =>
    substitute(counts[run], (symbol) => (symbol.kind === "child" ? ofChild(symbol.id)[run] : undefined));
  return { least: put("least"), likely: put("likely"), most: put("most") };
}

export function leftOut(called: string, child: FlowSummary | undefined): string {
  switch (child?.kind) {
    case undefined:
      return `child flow ${called}`;
    case "agent-flow":
      return `agent flow ${called}, which costs Copilot Credits`;
    case "cloud-flow":
      return `child flow ${called}, which is called too deep`;
    default:
      return `${called}, which is no cloud flow`;
  }
}
