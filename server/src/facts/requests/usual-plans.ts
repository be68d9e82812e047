import { noneLeft } from "../../flow/flow";
import { type CallPlan, type ListPlan, type PartPlan, type StepPlan, statusBits } from "./run-plan";

// Most actions of most flows are alike, and one plan does for all of them.
export const plainCall: CallPlan = { kind: "call", retries: null, pages: null, child: null };
export const callAsUsual: CallPlan = { ...plainCall, retries: "default" };
export const terminate: PartPlan = { kind: "terminate" };
export const noWaits: StepPlan["waits"] = [];
export const waitsForPrevious: StepPlan["waits"] = [{ back: 1, statuses: statusBits.Succeeded }];
export const noActions: ListPlan = { steps: [], isOrdered: true, mayEnd: false };

const usualSteps = [plainCall, callAsUsual].flatMap((part) =>
  [noWaits, waitsForPrevious].flatMap((waits) => [false, true].map((isLast): StepPlan => ({ part, waits, isLast }))),
);

/** Most steps call something and wait for nothing but the step in front of them. */
export function stepOf(part: PartPlan, waits: StepPlan["waits"], isLast: boolean): StepPlan {
  if (part === plainCall || part === callAsUsual) {
    for (const step of usualSteps) {
      if (step.part === part && step.waits === waits && step.isLast === isLast) return step;
    }
  }
  return { part, waits, isLast };
}

/** Most branches hold a single action, and most of those are alike. */
export function listOfOne(part: PartPlan): ListPlan {
  if (part === plainCall) return onePlainCall;
  if (part === callAsUsual) return oneCallAsUsual;
  return listOf(part);
}

function listOf(part: PartPlan): ListPlan {
  return { steps: [stepOf(part, noWaits, true)], isOrdered: true, mayEnd: mayEndRun(part) };
}

const onePlainCall = listOf(plainCall);
const oneCallAsUsual = listOf(callAsUsual);

/** Whether a Terminate at any depth of a part can end the run. */
export function mayEndRun(part: PartPlan): boolean {
  switch (part.kind) {
    case "call":
      return false;
    case "terminate":
      return true;
    case "scope":
    case "loop":
      return part.list.mayEnd;
    case "branch":
      return part.sides.some(({ mayEnd }) => mayEnd);
    case "unknown":
      return part.lists.some(({ mayEnd }) => mayEnd);
    default:
      return noneLeft(part);
  }
}
