import type { Action, ActionList, ConditionAction, Flow } from "../../flow/flow";
import { lookUpActionType } from "../../reference/operations";
import { textAt } from "../../syntax/json-node";
import type { FlowUses } from "./flow-uses";

/** A condition that decides by the trigger alone whether a run has anything to do. */
export interface Gate {
  readonly condition: ConditionAction;
  /** Actions before it, which do nothing outside of the run. */
  readonly before: readonly Action[];
  /** The side on which the run ends. */
  readonly idle: ActionList;
}

/**
 * Finds a condition that everything else of a flow stands behind: before it there are only variables and data
 * operations, on one of its sides the run ends, and what it looks at is the trigger.
 */
export function gateBehindTrigger({ actions: list }: Flow, uses: FlowUses): Gate | null {
  const { actions, order } = list;
  if (order.firstInCycle < actions.length || order.unknownNames) return null;
  const inOrder = order.ordered.map((index) => actions[index] as Action);
  const position = inOrder.findIndex(({ kind }) => kind === "condition");
  const condition = inOrder[position];
  const before = inOrder.slice(0, position);
  if (condition?.kind !== "condition" || !before.every(doesNothingOutside) || uses.watched.has(condition)) return null;
  if (!looksAtTriggerAlone(condition, uses)) return null;
  const idle = idleSide(condition, position === inOrder.length - 1);
  const waits = inOrder.slice(position + 1).every((action) => action.runAfter.length > 0);
  return idle && waits ? { condition, before, idle } : null;
}

function doesNothingOutside({ kind, type, typeKind }: Action): boolean {
  const group = kind === "builtIn" ? lookUpActionType(type, typeKind)?.group : undefined;
  return group === "data" || group === "variable";
}

function looksAtTriggerAlone(condition: ConditionAction, uses: FlowUses): boolean {
  const { trigger, parameter, actions, variables, loops, item, unclear, changing } = uses.of(condition);
  const onlyTrigger = actions.size + variables.size + loops.size === 0 && !item;
  return trigger && onlyTrigger && !parameter && !unclear && !changing;
}

/** An empty side ends the run where nothing comes behind the condition, one that terminates always does. */
function idleSide({ whenTrue, whenFalse }: ConditionAction, isLast: boolean): ActionList | null {
  if (whenTrue.actions.length > 0 && whenFalse.actions.length > 0) {
    return [whenTrue, whenFalse].find(onlyTerminates) ?? null;
  }
  if (whenTrue.actions.length + whenFalse.actions.length === 0) return null;
  const [full, empty] = whenTrue.actions.length > 0 ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
  if (onlyTerminates(full)) return isLast ? null : full;
  return isLast ? empty : null;
}

/** A run that ends as failed is meant to be seen. */
function onlyTerminates({ actions }: ActionList): boolean {
  const [only, ...others] = actions;
  if (only?.kind !== "terminate" || others.length > 0) return false;
  const status = textAt(only.node, "inputs", "runStatus")?.toLowerCase();
  return status === "succeeded" || status === "cancelled";
}
