import type { FlowSummary } from "../flow-summary";

/** The child flow that a call means. */
export type FindChild = (id: string) => FlowSummary | undefined;

/** How something is worked out of a flow and the flows that it calls. */
export interface Visitor<T> {
  /** What stands for a call whose child is left out. */
  readonly nothing: T;
  readonly work: (child: FlowSummary, ofChild: (id: string) => T) => T;
  readonly recursive: (id: string) => void;
  readonly leftOut: (id: string, child: FlowSummary | undefined) => void;
  readonly entered: (child: FlowSummary) => void;
}

/** Calls below calls beyond which a child is told as left out; no estate comes near. */
const deepestCall = 50;
/** Children worked out for one flow. Only flows that call each other in many circles reach it. */
const mostVisits = 2_000;

/** A result, and the flows in progress at which a recursive call was cut off while it was worked out. */
interface Worked<T> {
  readonly result: T;
  readonly cutAt: ReadonlySet<string>;
}

/**
 * Works out what each called flow comes to, those below first. A call that leads back to a flow in progress is
 * recursive and is left out. `id` is that of the calling flow.
 */
export function visitChildren<T>(
  calls: readonly string[],
  id: string | null,
  childFlow: FindChild,
  { nothing, work, recursive, leftOut, entered }: Visitor<T>,
): (id: string) => T {
  /** Children in no circle: what one of a circle comes to depends on which flows of the circle are in progress. */
  const done = new Map<FlowSummary, Worked<T>>();
  let visits = 0;

  const visitAll = (all: readonly string[], find: FindChild, inProgress: readonly string[]) => {
    const worked = new Map(all.map((called) => [called, visit(called, find, inProgress)]));
    return {
      ofChild: (called: string): T => worked.get(called)?.result ?? nothing,
      cutAt: new Set([...worked.values()].flatMap(({ cutAt }) => [...cutAt])),
    };
  };

  const visit = (called: string, find: FindChild, inProgress: readonly string[]): Worked<T> => {
    if (inProgress.includes(called)) {
      recursive(called);
      return { result: nothing, cutAt: new Set([called]) };
    }
    const child = find(called);
    const known = child && done.get(child);
    if (known) return known;
    if (child?.kind !== "cloud-flow" || inProgress.length > deepestCall || ++visits > mostVisits) {
      leftOut(called, child);
      return { result: nothing, cutAt: new Set() };
    }
    entered(child);
    const { ofChild, cutAt } = visitAll(child.cost.calls, child.childFlow, [...inProgress, called]);
    const result = work(child, ofChild);
    if (cutAt.size > 0) return { result, cutAt: new Set([...cutAt].filter((it) => it !== called)) };
    const worked = { result, cutAt };
    done.set(child, worked);
    return worked;
  };

  return visitAll(calls, childFlow, id === null ? [] : [id]).ofChild;
}
