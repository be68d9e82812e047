import type { FlowSettings } from "../../../../shared/settings";
import type { ApplyToEachAction, DoUntilAction, LoopAction } from "../../flow/flow";
import { readNote } from "../../flow/read-note";
import { serviceLimit } from "../../reference/limits";
import type { LoopPasses } from "./symbols";

/**
 * How often a loop passes: a note in the flow, else a setting for this loop, else the general estimate, which a
 * known bound lowers.
 */
export function loopPasses(loop: LoopAction, settings: FlowSettings): LoopPasses {
  return loop.kind === "applyToEach" ? applyToEachPasses(loop, settings) : doUntilPasses(loop, settings);
}

function applyToEachPasses(loop: ApplyToEachAction, settings: FlowSettings): LoopPasses {
  const literal = loop.source?.kind === "array" ? loop.source.items().length : null;
  const bounds = { least: literal ?? 0, most: literal, mostFrom: literal === null ? null : ("literal" as const) };
  const declared = declaredPasses(loop, readNote(loop.note).items, "items", settings);
  if (declared) return { ...declared, ...bounds };
  if (literal !== null) {
    return { value: literal, from: "literal", ...bounds, why: `the array in the flow has ${items(literal)}` };
  }
  return { ...generalEstimate("loopItems", settings.estimates.loopItems, settings), ...bounds };
}

function doUntilPasses(loop: DoUntilAction, settings: FlowSettings): LoopPasses {
  const greatest = serviceLimit("do-until-passes-most", "low", settings.edition).value;
  const unset = serviceLimit("do-until-passes-default", "low", settings.edition).value;
  const most = loop.limitUnknown ? null : Math.min(Math.max(loop.limitCount ?? unset, 1), greatest);
  const mostFrom = most === null ? null : loop.limitCount === null ? ("default" as const) : ("limit" as const);
  const bounds = { least: 1, most, mostFrom };
  const declared = declaredPasses(loop, readNote(loop.note).passes, "passes", settings);
  if (declared) return { ...declared, value: Math.max(declared.value, 1), ...bounds };
  const general = generalEstimate("doUntilPasses", settings.estimates.doUntilPasses, settings);
  if (most === null || mostFrom === null || general.value <= most) return { ...general, ...bounds };
  const why = `the Do until stops after ${most} ${most === 1 ? "pass" : "passes"}`;
  return { value: most, from: mostFrom, ...bounds, why };
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

function generalEstimate(key: "loopItems" | "doUntilPasses", value: number, settings: FlowSettings): Declared {
  const name = `estimates.${key}`;
  if (settings.origins.has(name)) return { value, from: "setting", why: `${name} in ${origin(settings, name)}` };
  return { value, from: "default", why: `nothing in the export tells, so ${name} counts: ${value} unless set` };
}

function origin(settings: FlowSettings, name: string): string {
  return settings.origins.get(name) ?? "the settings";
}

function items(count: number): string {
  return count === 1 ? "1 item" : `${count} items`;
}
