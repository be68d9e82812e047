import type { FlowSettings } from "../../../../shared/settings";
import type { Recurrence, Trigger } from "../../flow/flow";
import { readNote } from "../../flow/read-note";
import { serviceLimit } from "../../reference/limits";
import type { FlowKind } from "../flow-kind";
import type { TriggerFacts } from "../trigger-class";
import { planOf, type RecurrencePlan } from "./recurrence-plan";
import { runsOf, secondsIn } from "./schedule";
import { scheduleInWords } from "./schedule-words";

/** How often a flow runs. */
export interface RunsPerDay {
  /** Runs of a day, on average; null where only the parents of a child flow decide. */
  readonly value: number | null;
  /** Runs of the fullest 24 hours. */
  readonly busiest: number | null;
  /** Most runs that a schedule, or the items of one event, start within five minutes. */
  readonly inFiveMinutes: number | null;
  readonly from: "schedule" | "setting" | "note" | "default" | "parent";
  /** It follows from the schedule and from nothing else. */
  readonly exact: boolean;
  /** How it comes about, and which setting would replace an assumption. */
  readonly why: string;
}

const setting = "estimates.runsPerDay";

/**
 * What is declared for this flow, else its schedule, else the general estimate, which is meant for flows without a
 * schedule. The interval at which a trigger looks for something new is no frequency of runs: most looks find nothing.
 */
export function runsPerDay(
  trigger: Trigger,
  { class: startedBy, polling }: Pick<TriggerFacts, "class" | "polling">,
  kind: FlowKind,
  settings: FlowSettings,
): RunsPerDay {
  const declared = declaredRuns(trigger, settings);
  if (declared) return eachItem(declared, trigger, settings);
  if (startedBy === "child") {
    const why =
      "it runs as often as its parents call it; a note or an entry of flows in the settings can tell how often";
    return { value: null, busiest: null, inFiveMinutes: null, from: "parent", exact: false, why };
  }
  if (startedBy !== "scheduled" || trigger.recurrence === null) {
    const reason = polling ? "how often it looks is not how often it runs" : "nothing in the export tells";
    return eachItem(estimatedRuns(reason, settings), trigger, settings);
  }
  return eachItem(scheduledRuns(trigger.recurrence, kind, settings), trigger, settings);
}

function declaredRuns({ name, note }: Trigger, settings: FlowSettings): RunsPerDay | null {
  const noted = readNote(note).runsPerDay;
  if (noted !== null) return events(noted, "note", `the note in ${name} says runs-per-day=${noted}`);
  if (!settings.setForFlow.has(setting)) return null;
  return events(settings.estimates.runsPerDay, "setting", `${setting} for this flow in ${originOf(setting, settings)}`);
}

/** `reason`: why the export does not tell, as the beginning of a sentence. */
function estimatedRuns(reason: string, settings: FlowSettings): RunsPerDay {
  const { runsPerDay: value } = settings.estimates;
  return settings.origins.has(setting)
    ? events(value, "setting", `${setting} in ${originOf(setting, settings)}`)
    : events(value, "default", `${reason}, so ${setting} counts: ${value} unless set`);
}

/** Nothing tells how events are spread over a day. */
function events(value: number, from: RunsPerDay["from"], why: string): RunsPerDay {
  return { value, busiest: value, inFiveMinutes: Math.min(value, 1), from, exact: false, why };
}

function scheduledRuns(recurrence: Recurrence, kind: FlowKind, settings: FlowSettings): RunsPerDay {
  const plan = planOf(recurrence);
  const fault = "fault" in plan ? plan.fault : outOfBounds(plan, kind, settings);
  if (fault !== null || "fault" in plan) {
    return estimatedRuns(`the recurrence cannot be counted, because ${fault}`, settings);
  }
  const start = dateOf(recurrence.startTime);
  const end = dateOf(recurrence.endTime);
  const runs = runsOf(plan, start === null ? null : monthOf(start));
  const words = scheduleInWords(plan, recurrence);
  // A start or an end that is an expression leaves open whether the schedule holds today.
  const isSure =
    (start === null) === (recurrence.startTime === null) && (end === null) === (recurrence.endTime === null);
  const found = { from: "schedule", exact: runs.exact && isSure } as const;
  const none = { ...found, value: 0, busiest: 0, inFiveMinutes: 0 };
  if (end !== null && end < settings.asOf) return { ...none, why: `the schedule ended on ${end}: ${words}` };
  if (start !== null && start > settings.asOf) return { ...none, why: `the schedule starts on ${start}: ${words}` };
  return { ...found, value: runs.perDay, busiest: runs.busiest, inFiveMinutes: runs.inFiveMinutes, why: words };
}

/** Power Automate refuses what is more often or more seldom; Logic Apps have bounds of their own. */
function outOfBounds({ unit, interval }: RecurrencePlan, kind: FlowKind, { edition }: FlowSettings): string | null {
  if (kind === "logic-app") return null;
  const seconds = secondsIn[unit] * interval;
  const shortest = serviceLimit("recurrence-shortest", null, edition).value;
  const longest = serviceLimit("recurrence-longest", null, edition).value;
  if (seconds < shortest) return `Power Automate runs a flow every ${shortest} seconds at most`;
  return seconds > longest * secondsIn.day ? `Power Automate runs a flow every ${longest} days at least` : null;
}

function dateOf(time: string | null): string | null {
  return /^\d{4}-(?:0[1-9]|1[0-2])-\d\d(?!\d)/.exec(time ?? "")?.[0] ?? null;
}

function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** A trigger that splits starts a run for each item of an event (R-PPR-17). */
function eachItem(runs: RunsPerDay, { splitOn }: Trigger, settings: FlowSettings): RunsPerDay {
  if (!splitOn) return runs;
  const { splitOnItems: items } = settings.estimates;
  const name = "estimates.splitOnItems";
  const by = settings.origins.has(name) ? `by ${name} in ${originOf(name, settings)}` : `unless ${name} says otherwise`;
  const times = (count: number | null): number | null => (count === null ? null : count * items);
  return {
    value: times(runs.value),
    busiest: times(runs.busiest),
    inFiveMinutes: times(runs.inFiveMinutes),
    from: runs.from,
    exact: false,
    why: `${runs.why}; each event starts a run per item, ${items} ${by}`,
  };
}

function originOf(name: string, { origins }: FlowSettings): string {
  return origins.get(name) ?? "the settings";
}
