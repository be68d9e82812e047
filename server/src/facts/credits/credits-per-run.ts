import { type CreditDate, creditChange } from "../../reference/credit-dates";
import type { OwnCost, OwnCredits } from "../flow-summary";
import { atValues } from "../requests/per-run";
import { type FindChild, visitChildren } from "../requests/visit-children";
import { type Counts, leftOut, nothing, putIn } from "../requests/with-children";
import { creditParts } from "./credit-operations";

/** Credits of runs in which every executed action succeeds, up to four decimals; they differ by the branches taken. */
export interface CreditCount {
  readonly least: number;
  readonly likely: number;
  readonly most: number;
}

/** The credits of a run, those of its child flows included. */
export interface CreditsPerRun {
  /** As if AI Builder credits paid for every AI step; null where they are not known or not used. */
  readonly aiBuilder: CreditCount | null;
  /** As if Copilot Credits paid for all; null where they are not known or not used. */
  readonly copilot: CreditCount | null;
  readonly usesAiBuilder: boolean;
  /** Copilot Credits can be drawn: at once, or where AI Builder credits end. */
  readonly usesCopilot: boolean;
  /** Names of actions whose credits are not known, because no rate is published for their operation. */
  readonly unrated: readonly string[];
  /** What the figures leave out, in words. */
  readonly excludes: readonly string[];
}

/** Null where no credits are used, as far as the inputs tell. */
export function creditsPerRun(
  own: OwnCredits | null,
  calls: OwnCost["calls"],
  id: string | null,
  childFlow: FindChild,
  asOf: string,
): CreditsPerRun | null {
  if (own === null) return null;
  const parts: OwnCredits[] = [own];
  const excludes = new Set<string>();
  const ofChild = visitChildren<CountsOfKinds>(calls, id, childFlow, {
    nothing: { aiBuilder: nothing, copilot: nothing },
    work: ({ credits }, ofCalled) => (credits ? together(credits, ofCalled) : { aiBuilder: nothing, copilot: nothing }),
    recursive: (called) => void excludes.add(`recursive call of ${called}, counted once`),
    leftOut: (called, child) => void excludes.add(leftOut(called, child)),
    entered: ({ credits }) => {
      if (credits) parts.push(credits);
    },
  });
  const { aiBuilder, copilot } = together(own, ofChild);
  const usesAiBuilder = parts.some((part) => part.usesAiBuilder);
  const isPaidInCopilot = parts.some((part) => part.usesCopilot && !part.usesAiBuilder);
  const usesCopilot = isPaidInCopilot || (usesAiBuilder && copilotFollows(asOf) !== null);
  if (!usesAiBuilder && !usesCopilot) return null;
  return {
    aiBuilder: usesAiBuilder ? known(aiBuilder) : null,
    copilot: usesCopilot ? known(copilot) : null,
    usesAiBuilder,
    usesCopilot,
    unrated: [...new Set(parts.flatMap(({ unrated }) => unrated))],
    excludes: [...excludes],
  };
}

/** Since when flows draw Copilot Credits where AI Builder credits do not suffice; null before. */
export function copilotFollows(asOf: string): CreditDate | null {
  return creditChange("copilot-credits-follow", asOf);
}

interface CountsOfKinds {
  readonly aiBuilder: Counts;
  readonly copilot: Counts;
}

function together(own: OwnCredits, ofChild: (id: string) => CountsOfKinds): CountsOfKinds {
  return {
    aiBuilder: putIn(own.aiBuilder, (id) => ofChild(id).aiBuilder),
    copilot: putIn(own.copilot, (id) => ofChild(id).copilot),
  };
}

/** Null where a part of it is not known, or too large to be exact. */
function known(counts: Counts): CreditCount | null {
  const { least, likely, most } = atValues(counts);
  if (least === null || likely === null || most === null) return null;
  return { least: least / creditParts, likely: likely / creditParts, most: most / creditParts };
}
