import { onceFor } from "../../../../shared/once-for";
import { ActionMap } from "../../flow/action-map";
import { type Action, type ActionList, type ApplyToEachAction, innermostLoop, type LoopAction } from "../../flow/flow";
import type { FlowUses } from "../uses/flow-uses";
import { writtenBy } from "../uses/variable-writes";
import { runEachTime } from "./executed-actions";

/** A loop that only makes texts and lists of its items, which data operations do for all items at once. */
export interface DataOnlyLoop {
  /** The actions that do the same without the loop. */
  readonly actionsWithout: number;
  /** The data operations among them, in the designer's words. */
  readonly operations: readonly string[];
}

/**
 * Tells whether all that a loop does is to append to variables or to compose, perhaps for some items only; null
 * for any other loop. What it appends depends on the item and on nothing that changes while the loop runs.
 */
export function dataOnlyLoop(loop: LoopAction, uses: FlowUses): DataOnlyLoop | null {
  const known = knownIn(uses);
  let found = known.get(loop);
  if (found === undefined) {
    found = look(loop, uses);
    known.set(loop, found);
  }
  return found;
}

/** Asked for each action of a loop. */
const knownIn = onceFor(({ flow }: FlowUses) => new ActionMap<LoopAction, DataOnlyLoop | null>(flow));

function look(loop: LoopAction, uses: FlowUses): DataOnlyLoop | null {
  if (loop.kind !== "applyToEach" || !uses.isComplete || uses.watched.has(loop)) return null;
  const body = bodyOf(loop);
  if (body === null) return null;
  const { filter, actions } = body;
  const inside = new Set<Action>([...actions, ...(filter ? [filter] : [])]);
  const changed = uses.writes.changedIn(loop);
  for (const action of inside) {
    const { variables, actions: read } = uses.of(action);
    if (uses.watched.has(action) || [...variables].some((name) => changed.has(name))) return null;
    if (action === filter && [...read].some((one) => inside.has(one))) return null;
  }
  const appends = actions.filter((action) => writtenBy(action).length > 0);
  // What a second one appends stands between the items of the first.
  if (new Set(appends.flatMap(writtenBy)).size < appends.length) return null;
  const composed = actions.filter(
    (action) => !appends.includes(action) && uses.readersOf(action).some((reader) => !inside.has(reader)),
  );
  if (appends.length + composed.length === 0) return null;
  if (!appends.every((action) => canBeSet(action, loop, uses))) return null;
  return {
    actionsWithout: 2 * appends.length + composed.length + (filter ? 1 : 0),
    operations: filter ? ["Filter array", "Select"] : ["Select"],
  };
}

interface Body {
  /** The condition around all others. */
  readonly filter: Action | null;
  readonly actions: readonly Action[];
}

function bodyOf({ list }: ApplyToEachAction): Body | null {
  const [only, ...others] = list.actions;
  if (only?.kind === "condition" && others.length === 0) {
    const sides = [only.whenTrue, only.whenFalse].filter(({ actions }) => actions.length > 0);
    const [side] = sides;
    const actions = side && sides.length === 1 ? dataActions(side) : null;
    return actions && { filter: only, actions };
  }
  const actions = dataActions(list);
  return actions && { filter: null, actions };
}

/** Null where any of them does something else, or may be skipped. */
function dataActions(list: ActionList): readonly Action[] | null {
  const { actions } = list;
  const onlyData = actions.every(({ lowerType }) => dataTypes.has(lowerType));
  return onlyData && actions.length > 0 && runEachTime(list).length === actions.length ? actions : null;
}

const dataTypes: ReadonlySet<string> = new Set(["appendtoarrayvariable", "appendtostringvariable", "compose"]);

/** A text is appended in one go; a list can be set where it is empty before, and no expression joins two lists. */
function canBeSet(append: Action, loop: LoopAction, { writes }: FlowUses): boolean {
  if (append.lowerType === "appendtostringvariable") return true;
  const others = (writes.writersOf.get(writtenBy(append)[0] ?? "") ?? []).filter((action) => action !== append);
  return innermostLoop(loop) === null && others.length === 1 && others.every(beginsEmpty);
}

function beginsEmpty({ lowerType, node }: Action): boolean {
  const [variable, ...others] = node.get("inputs")?.get("variables")?.items() ?? [];
  if (lowerType !== "initializevariable" || others.length > 0) return false;
  const value = variable?.get("value");
  return value === undefined || value.value === "" || (value.kind === "array" && value.items().length === 0);
}
