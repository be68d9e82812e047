import { type Flow, isBranch, isLoop } from "../flow/flow";

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

export function countActions({ allActions }: Flow): ActionCounts {
  return {
    total: allActions.length,
    loops: allActions.filter(isLoop).length,
    branches: allActions.filter(isBranch).length,
    scopes: allActions.filter((action) => action.kind === "scope").length,
    childFlowCalls: allActions.filter((action) => action.kind === "childFlow").length,
    depth: allActions.reduce((deepest, action) => Math.max(deepest, action.depth), 0),
  };
}
