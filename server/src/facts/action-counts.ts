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
  const counts = { total: allActions.length, loops: 0, branches: 0, scopes: 0, childFlowCalls: 0, depth: 0 };
  for (const action of allActions) {
    if (isLoop(action)) counts.loops++;
    else if (isBranch(action)) counts.branches++;
    else if (action.kind === "scope") counts.scopes++;
    else if (action.kind === "childFlow") counts.childFlowCalls++;
    if (action.depth > counts.depth) counts.depth = action.depth;
  }
  return counts;
}
