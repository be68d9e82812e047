import type { FlowSettings } from "../../../../shared/settings";
import {
  type Action,
  type ActionList,
  type ConditionAction,
  type Flow,
  innermostLoop,
  isSuccessAlone,
  type LoopAction,
  noneLeft,
  type RunAfter,
  type SwitchAction,
} from "../../flow/flow";
import { ownCopy } from "../../syntax/own-copy";
import { arePagesKnown, planPages } from "./pages";
import { planRetries } from "./retries";
import { declaredSide, sidesOf } from "./run-outcome";
import { type CallPlan, type ListPlan, type PartPlan, type RunPlan, type StepPlan, statusBits } from "./run-plan";
import {
  callAsUsual,
  listOfOne,
  mayEndRun,
  noActions,
  noWaits,
  plainCall,
  stepOf,
  terminate,
  waitsForPrevious,
} from "./usual-plans";

/** Plans the runs of a flow; `passesOf` tells how often each loop passes. */
export function planRun(flow: Flow, passesOf: (loop: LoopAction) => number, settings: FlowSettings): RunPlan {
  return new Planner(passesOf, settings).run(flow);
}

class Planner {
  private retrying = 0;
  private paging = 0;
  private isCertain = true;

  constructor(
    private readonly passesOf: (loop: LoopAction) => number,
    private readonly settings: FlowSettings,
  ) {}

  run({ trigger, actions }: Flow): RunPlan {
    const list = this.list(actions);
    const { retrying, paging, isCertain } = this;
    return { hasTrigger: trigger !== null, list, retrying, paging, isCertain };
  }

  private list({ actions, order }: ActionList): ListPlan {
    const [only] = actions;
    if (only === undefined) return noActions;
    if (actions.length === 1 && order.predecessors[0]?.length === 0) return listOfOne(this.part(only));
    const positionOf = new Array<number>(actions.length).fill(0);
    order.ordered.forEach((index, position) => {
      positionOf[index] = position;
    });
    const awaited = new Array<number>(actions.length).fill(0);
    for (const before of order.predecessors) for (const index of before) if (index >= 0) awaited[index] = 1;
    const isOrdered = order.firstInCycle === actions.length && !order.unknownNames;
    let mayEnd = false;
    const steps = order.ordered.map((index, position): StepPlan => {
      const action = actions[index] as Action;
      const part = this.part(action);
      mayEnd ||= mayEndRun(part);
      const backTo = (entry: number): number =>
        position - (positionOf[order.predecessors[index]?.[entry] as number] as number);
      return stepOf(part, isOrdered ? waitsOf(action, backTo) : noWaits, awaited[index] === 0);
    });
    if (!isOrdered || order.repeatedNames) this.isCertain = false;
    return { steps, isOrdered, mayEnd };
  }

  private part(action: Action): PartPlan {
    switch (action.kind) {
      case "builtIn":
      case "connector":
      case "http":
      case "childFlow":
        return this.call(action);
      case "terminate":
        // As in the other figures, one in a loop, which no designer allows, is a plain action.
        return innermostLoop(action) !== null ? plainCall : terminate;
      case "scope":
        return { kind: "scope", list: this.list(action.list) };
      case "condition":
      case "switch":
        return this.branch(action);
      case "applyToEach":
      case "doUntil":
        return {
          kind: "loop",
          list: this.list(action.list),
          passes: this.passesOf(action),
          perPass: this.settings.estimates.loopIterationCost,
          lastDecides: action.kind === "doUntil",
        };
      case "unknown": {
        this.isCertain = false;
        return { kind: "unknown", lists: action.lists.map((list) => this.list(list)), call: this.call(action) };
      }
      default:
        return noneLeft(action);
    }
  }

  private call(action: Action): CallPlan {
    const retries = planRetries(action);
    const pages = planPages(action);
    const child = action.kind === "childFlow" && action.childId !== null ? ownCopy(action.childId) : null;
    if (retries === null && pages === null && child === null) return plainCall;
    if (retries !== null) this.retrying++;
    if (pages !== null) this.paging++;
    if (retries === "most" || (pages && !arePagesKnown(pages))) this.isCertain = false;
    if (retries === "default" && pages === null && child === null) return callAsUsual;
    return { kind: "call", retries, pages, child };
  }

  private branch(action: ConditionAction | SwitchAction): PartPlan {
    const declared = declaredSide(action, this.settings);
    let likely: ListPlan | null = null;
    const sides = sidesOf(action).map(({ name, list }) => {
      const side = this.list(list);
      if (name === declared) likely ??= side;
      return side;
    });
    return { kind: "branch", sides, declared: likely };
  }
}

function waitsOf({ runAfter }: Action, backTo: (entry: number) => number): StepPlan["waits"] {
  const [only] = runAfter;
  if (only === undefined) return noWaits;
  if (runAfter.length === 1 && isSuccessAlone(only.statuses) && backTo(0) === 1) return waitsForPrevious;
  return runAfter.map(({ statuses }, entry) => ({ back: backTo(entry), statuses: bitsOf(statuses) }));
}

function bitsOf(statuses: RunAfter["statuses"]): number {
  let bits = 0;
  for (const status of statuses) bits |= statusBits[status];
  return bits;
}
