import { onceFor } from "../../../../shared/once-for";
import type { FlowSettings } from "../../../../shared/settings";
import type { ApplyToEachAction, DoUntilAction, LoopAction } from "../../flow/flow";
import { readNote } from "../../flow/read-note";
import type { FlowValues } from "../sizes/flow-values";
import { untilBound } from "../sizes/until-bound";
import type { LoopPasses } from "./symbols";

/**
 * How often a loop passes: a note in the flow, else a setting for this loop, else the general estimate, which a
 * known bound lowers.
 */
export function loopPasses(loop: LoopAction, settings: FlowSettings, values: FlowValues): LoopPasses {
  return loop.kind === "applyToEach"
    ? applyToEachPasses(loop, settings, values)
    : doUntilPasses(loop, settings, values);
}

type Bounds = Pick<LoopPasses, "least" | "most" | "mostFrom" | "mostBecause">;

function applyToEachPasses(loop: ApplyToEachAction, settings: FlowSettings, values: FlowValues): LoopPasses {
  const { least, most, mostFrom, because: mostBecause } = values.sizeOfLoop(loop);
  const bounds = { least, most, mostFrom, mostBecause };
  const declared = declaredPasses(loop, readNote(loop.note).items, "items", settings);
  return bounded(declared ?? withinBounds(generalEstimates(settings).loopItems, bounds), bounds);
}

function doUntilPasses(loop: DoUntilAction, settings: FlowSettings, values: FlowValues): LoopPasses {
  const { most, mostFrom, because } = untilBound(loop, values, settings.edition);
  const bounds = { least: 1, most, mostFrom, mostBecause: [because] };
  const declared = declaredPasses(loop, readNote(loop.note).passes, "passes", settings);
  if (declared) return bounded({ ...declared, value: Math.max(declared.value, 1) }, bounds);
  return bounded(withinBounds(generalEstimates(settings).doUntilPasses, bounds), bounds);
}

function bounded({ value, from, why }: Declared, { least, most, mostFrom, mostBecause }: Bounds): LoopPasses {
  return { value, from, why, least, most, mostFrom, mostBecause };
}

/** What is known for certain beats an estimate, and an estimate stays within what is possible. */
function withinBounds(estimate: Declared, { least, most, mostFrom, mostBecause }: Bounds): Declared {
  if (most !== null && mostFrom !== null && (most < estimate.value || least === most))
    return { value: most, from: mostFrom, why: mostBecause.join("; ") };
  if (estimate.value < least) return { value: least, from: mostFrom ?? "expression", why: mostBecause.join("; ") };
  return estimate;
}

type Declared = Pick<LoopPasses, "value" | "from" | "why">;

/** What a note or a setting says about this very loop. */
function declaredPasses(
  loop: LoopAction,
  noted: number | null,
  noun: "items" | "passes",
  settings: FlowSettings,
): Declared | null {
  if (noted !== null) return { value: noted, from: "note", why: `the note in ${loop.name} says ${noun}=${noted}` };
  const { loops } = settings.estimates;
  if (!Object.hasOwn(loops, loop.name)) return null;
  return {
    value: loops[loop.name] as number,
    from: "setting",
    why: `estimates.loops in ${origin(settings, `estimates.loops.${loop.name}`)}`,
  };
}

type GeneralEstimates = Readonly<Record<"loopItems" | "doUntilPasses", Declared>>;

/** Every loop of a flow says the same where nothing else is known of it. */
const generalEstimates = onceFor((settings: FlowSettings): GeneralEstimates => {
  const { loopItems, doUntilPasses } = settings.estimates;
  return {
    loopItems: generalEstimate("loopItems", loopItems, settings),
    doUntilPasses: generalEstimate("doUntilPasses", doUntilPasses, settings),
  };
});

function generalEstimate(key: "loopItems" | "doUntilPasses", value: number, settings: FlowSettings): Declared {
  const name = `estimates.${key}`;
  if (settings.origins.has(name)) return { value, from: "setting", why: `${name} in ${origin(settings, name)}` };
  return { value, from: "default", why: `nothing in the export tells, so ${name} counts: ${value} unless set` };
}

function origin(settings: FlowSettings, name: string): string {
  return settings.origins.get(name) ?? "the settings";
}
