import { noneLeft } from "../../flow/flow";
import { atMost, type Fates, moreFates, never, sameFates, timesCost } from "./fates";
import { listFates } from "./list-fates";
import type { BranchPlan, CallPlan, ListPlan, LoopPlan, PartPlan, UnknownPlan } from "./run-plan";

/** What is added up over a run, and which runs are looked at. */
export interface Measure {
  /** An executed action without its retries, pages and child flow, and what a pass costs besides its actions. */
  readonly countsActions: boolean;
  /** An action without actions inside, as a whole. */
  readonly callCost: (call: CallPlan) => number;
  /** Actions may fail and time out. */
  readonly withFailures: boolean;
  /** Branches take the side that a note or a setting picks. */
  readonly onDeclaredSides: boolean;
}

/** Works out the greatest of a measure over all runs of a list. */
export class Greatest {
  /** Every figure so far is one that a run reaches. */
  isReached = true;
  private readonly own: number;
  private readonly ofCost = new Map<number, Fates>();

  constructor(private readonly measure: Measure) {
    this.own = measure.countsActions ? 1 : 0;
  }

  /** The run itself comes to its end or is ended. */
  ofRun(list: ListPlan): number {
    const fates = this.list(list);
    return Math.max(fates.succeeded, fates.failed, fates.ended);
  }

  private list(list: ListPlan): Fates {
    const fates = list.steps.map(({ part }) => this.part(part));
    return listFates(list, fates, this.giveUp);
  }

  private readonly giveUp = (): void => {
    this.isReached = false;
  };

  private part(part: PartPlan): Fates {
    switch (part.kind) {
      case "call":
        return this.call(part);
      case "terminate":
        return { succeeded: never, failed: never, timedOut: never, ended: this.own, underWay: 0 };
      case "scope":
        return moreFates(this.list(part.list), this.own);
      case "branch":
        return moreFates(this.branch(part), this.own);
      case "loop":
        return moreFates(this.loop(part), this.own);
      case "unknown":
        return this.unknown(part);
      default:
        return noneLeft(part);
    }
  }

  private call(call: CallPlan): Fates {
    const cost = this.measure.callCost(call);
    // Costs are few, and actions are many.
    let fates = this.ofCost.get(cost);
    if (!fates) {
      fates = sameFates(cost, this.measure.withFailures);
      if (this.ofCost.size < mostKeptCosts) this.ofCost.set(cost, fates);
    }
    return fates;
  }

  /** One side runs, or none where the test itself fails. */
  private branch({ sides, declared }: BranchPlan): Fates {
    const taken = this.measure.onDeclaredSides && declared ? [declared] : sides;
    let { succeeded, failed, ended, underWay } = noSide;
    if (this.measure.withFailures) failed = 0;
    for (const side of taken) {
      const fates = this.list(side);
      succeeded = Math.max(succeeded, fates.succeeded);
      failed = Math.max(failed, fates.failed);
      ended = Math.max(ended, fates.ended);
      underWay = Math.max(underWay, fates.underWay);
    }
    return { succeeded, failed, timedOut: never, ended, underWay };
  }

  /**
   * All passes run, whatever fails in one (flow definition reference, section 5.2): any failed pass fails an Apply to
   * each, the last one alone a Do until. The array of an Apply to each can be none, the test of a Do until can fail.
   */
  private loop({ list, passes, perPass, lastDecides }: LoopPlan): Fates {
    const pass = moreFates(this.list(list), this.measure.countsActions ? perPass : 0);
    const any = Math.max(pass.succeeded, pass.failed);
    const earlier = timesCost(passes - 1, any);
    let succeeded = timesCost(passes, pass.succeeded);
    let failed = passes === 0 ? never : earlier + pass.failed;
    if (lastDecides && passes > 0) succeeded = earlier + pass.succeeded;
    if (this.measure.withFailures) failed = Math.max(failed, lastDecides ? timesCost(passes, any) : 0);
    return { succeeded, failed, timedOut: never, ended: never, underWay: Math.max(succeeded, failed) };
  }

  /** Nobody knows how such a type runs its actions, and what comes of them; all are counted. */
  private unknown({ lists, call }: UnknownPlan): Fates {
    let total = this.measure.callCost(call);
    let mayEnd = false;
    for (const list of lists) {
      const most = atMost(this.list(list));
      total += most;
      mayEnd ||= list.mayEnd;
    }
    return { ...sameFates(total, this.measure.withFailures), ended: mayEnd ? total : never };
  }
}

const noSide: Fates = { succeeded: never, failed: never, timedOut: never, ended: never, underWay: 0 };

/** A hostile file may have a new cost in each action. */
const mostKeptCosts = 1000;
