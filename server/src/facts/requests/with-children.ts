import type { FlowSummary, OwnCost } from "../flow-summary";
import { type Count, substitute, zero } from "./count";
import type { Run } from "./outcome";
import type { LoopSymbol } from "./symbols";

/** A run with the runs of its child flows in it. */
export interface CostWithChildren {
  readonly counts: Counts;
  /** The flow's own loops, then those of each called child, once per child flow. */
  readonly loops: readonly LoopSymbol[];
  /** What the counts leave out, in words. */
  readonly excludes: readonly string[];
}

type Counts = Readonly<Record<Run, Count>>;
type Find = (id: string) => FlowSummary | undefined;

/** Calls below calls beyond which a child is told as left out; no estate comes near. */
const deepestCall = 200;
/** Children worked out for one flow. Only flows that call each other in many circles reach it. */
const mostVisits = 10_000;

/**
 * Puts the cost of child flows in the place of their symbols (R-PPR-18). A call that leads back to a flow in progress
 * is recursive and counts as the call alone.
 */
export function withChildren(own: OwnCost, id: string | null, childFlow: Find): CostWithChildren {
  if (own.calls.length === 0) return { counts: own.counts, loops: own.loops, excludes: [] };
  const children = new Children();
  const { counts } = children.putIn(own, childFlow, id === null ? [] : [id]);
  return { counts, loops: [...own.loops, ...children.loops], excludes: [...children.excludes] };
}

/** Counts, and the flows in progress at which a recursive call was cut off while they were worked out. */
interface Worked {
  readonly counts: Counts;
  readonly cutAt: ReadonlySet<string>;
}

const nothing: Worked = { counts: { least: zero, likely: zero, most: zero }, cutAt: new Set() };

class Children {
  readonly loops = new Set<LoopSymbol>();
  readonly excludes = new Set<string>();
  /** Children whose cost does not depend on who calls them: a circle gives each of its flows another view. */
  private readonly done = new Map<FlowSummary, Worked>();
  private visits = 0;

  putIn(cost: OwnCost, find: Find, inProgress: readonly string[]): Worked {
    const worked = new Map(cost.calls.map((called) => [called, this.visit(called, find, inProgress)]));
    const put = (run: Run): Count =>
      substitute(cost.counts[run], (symbol) =>
        symbol.kind === "child" ? worked.get(symbol.id)?.counts[run] : undefined,
      );
    return {
      counts: { least: put("least"), likely: put("likely"), most: put("most") },
      cutAt: new Set([...worked.values()].flatMap(({ cutAt }) => [...cutAt])),
    };
  }

  private visit(called: string, find: Find, inProgress: readonly string[]): Worked {
    if (inProgress.includes(called)) {
      this.excludes.add(`recursive call of ${called}, counted once`);
      return { ...nothing, cutAt: new Set([called]) };
    }
    const child = find(called);
    const known = child && this.done.get(child);
    if (known) return known;
    if (child?.kind !== "cloud-flow" || inProgress.length > deepestCall || ++this.visits > mostVisits) {
      this.excludes.add(leftOut(called, child));
      return nothing;
    }
    for (const loop of child.cost.loops) this.loops.add(loop);
    const { counts, cutAt } = this.putIn(child.cost, child.childFlow, [...inProgress, called]);
    const outside = new Set([...cutAt].filter((it) => it !== called));
    const worked = { counts, cutAt: outside };
    if (outside.size === 0) this.done.set(child, worked);
    return worked;
  }
}

function leftOut(called: string, child: FlowSummary | undefined): string {
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
