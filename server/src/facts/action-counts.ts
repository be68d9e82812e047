import type { Flow } from "../flow/flow";

/** What a flow consists of, all levels together; the trigger is not counted. */
export interface ActionCounts {
  readonly total: number;
  /** Apply to each and Do until. */
  readonly loops: number;
  /** Condition and Switch. */
  readonly branches: number;
  readonly scopes: number;
  readonly childFlowCalls: number;
  /** 1 where all actions stand at the top level; 0 without actions. */
  readonly depth: number;
}

export function countActions({ allActions, byKind, loops }: Flow): ActionCounts {
  return {
    total: allActions.length,
    loops: loops.length,
    branches: byKind.condition.length + byKind.switch.length,
    scopes: byKind.scope.length,
    childFlowCalls: byKind.childFlow.length,
    depth: allActions.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
  };
}
