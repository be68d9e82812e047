import type { FlowSettings } from "../../../../shared/settings";
import {
  type Action,
  type ActionList,
  type BuiltInAction,
  type ChildFlowAction,
  type ConditionAction,
  type ConnectorAction,
  type Flow,
  type HttpAction,
  innermostLoop,
  noneLeft,
  type SwitchAction,
  type TerminateAction,
} from "../../flow/flow";
import { readNote } from "../../flow/read-note";
import { type Count, one, plus, sum, times, zero } from "./count";
import { executedActions, executedBefore } from "./executed-actions";
import { alternatives, combine, inTurn, type Outcome, plain, type Run, withOwnCost } from "./outcome";
import { outcomeOfParts } from "./parallel-parts";
import type { ChildSymbol, LoopSymbol, LoopSymbols } from "./symbols";

/** What counting needs to know about a flow besides its actions. */
export interface CountingContext {
  readonly run: Run;
  readonly settings: FlowSettings;
  readonly loops: LoopSymbols;
  /** What an action costs that holds no others. */
  readonly plainCost: (action: Action) => Count;
  /** What one that holds others costs by itself, and so does the call of a child flow. */
  readonly containerCost: number;
  /** What each pass of a loop costs besides its actions. */
  readonly passCost: number;
  /** The cost of the child's run; null where a call costs no more than itself. */
  readonly childOf: (call: ChildFlowAction) => ChildSymbol | null;
}

/** What requests cost (R-PPR-1 to R-PPR-18): every executed action is one, containers included. */
export function requestCosts({
  estimates,
}: FlowSettings): Pick<CountingContext, "plainCost" | "containerCost" | "passCost"> {
  return { plainCost: () => one, containerCost: 1, passCost: estimates.loopIterationCost };
}

/** Cost of a whole run: the trigger and every executed action. */
export function countRun(flow: Flow, context: CountingContext): Count {
  return sum([flow.trigger ? one : zero, countList(flow.actions, context)]);
}

/** Cost of one execution of an action. */
export function countAction(action: Action, context: CountingContext): Count {
  return countOutcome(actionOutcome(action, context), context);
}

/** Cost of one execution of the actions of a container. */
export function countList(list: ActionList, context: CountingContext): Count {
  return countOutcome(listOutcome(list, context), context);
}

/** Whether a part runs to its end or ends the run, it costs. */
function countOutcome({ continues, ends }: Outcome, { run }: CountingContext): Count {
  return combine([continues, ends], run) ?? zero;
}

/** The actions of one container (see `executedActions` for what runs). */
export function listOutcome(list: ActionList, context: CountingContext): Outcome {
  const executed = executedActions(list);
  if (executed.length === 0) return nothing;
  const outcomes = executed.map((index) => actionOutcome(list.actions[index] as Action, context));
  if (!outcomes.some(({ continues, ends }) => ends !== null || continues === null)) {
    const [only] = outcomes;
    return outcomes.length === 1 && only ? only : plain(sum(outcomes.map(({ continues }) => continues ?? zero)));
  }
  return outcomeOfParts(outcomes, executedBefore(list, executed), context.run);
}

function actionOutcome(action: Action, context: CountingContext): Outcome {
  switch (action.kind) {
    case "builtIn":
    case "connector":
    case "http":
      return plainOutcome(context.plainCost(action));
    case "terminate": {
      const cost = context.plainCost(action);
      // The designer allows no Terminate in a loop; one that stands there is counted as a plain action.
      return innermostLoop(action) !== null ? plainOutcome(cost) : { continues: null, ends: cost, underWay: zero };
    }
    default:
      return withOwnCost(insideOf(action, context), context.containerCost);
  }
}

function plainOutcome(cost: Count): Outcome {
  return cost === one ? plainAction : plain(cost);
}

const plainAction = plain(one);
const nothing = plain(zero);

function insideOf(action: Container, context: CountingContext): Outcome {
  switch (action.kind) {
    case "scope":
      return listOutcome(action.list, context);
    case "condition":
    case "switch":
      return branchOutcome(action, context);
    case "applyToEach":
    case "doUntil": {
      const body = listOutcome(action.list, context).continues ?? zero;
      return plain(times(context.loops.get(action) as LoopSymbol, plus(body, context.passCost)));
    }
    case "childFlow": {
      const child = context.childOf(action);
      return plain(child ? times(child, one) : zero);
    }
    case "unknown":
      // Nobody knows how such a type runs its children; one after the other is assumed.
      return inTurn(
        action.lists.map((list) => listOutcome(list, context)),
        context.run,
      );
    default:
      return noneLeft(action);
  }
}

/** An action with others inside, or with the run of another flow. */
type Container = Exclude<Action, BuiltInAction | ConnectorAction | HttpAction | TerminateAction>;

function branchOutcome(action: ConditionAction | SwitchAction, context: CountingContext): Outcome {
  const sides = sidesOf(action);
  const declared = context.run === "likely" ? declaredSide(action, context.settings) : null;
  const taken = sides.filter((side) => side.name === declared);
  const outcomes = (taken.length > 0 ? taken : sides).map(({ list }) => listOutcome(list, context));
  return alternatives(outcomes, context.run);
}

interface Side {
  readonly name: string;
  readonly list: ActionList;
}

export function sidesOf(action: ConditionAction | SwitchAction): readonly Side[] {
  return action.kind === "condition"
    ? [
        { name: "if", list: action.whenTrue },
        { name: "else", list: action.whenFalse },
      ]
    : [...action.cases, { name: "default", list: action.otherwise }];
}

/** The side that a note or a setting picks; null where none does. */
export function declaredSide(action: ConditionAction | SwitchAction, settings: FlowSettings): string | null {
  const { branches } = settings.estimates;
  return (
    readNote(action.note).branch ?? (Object.hasOwn(branches, action.name) ? (branches[action.name] ?? null) : null)
  );
}
