import { amount, number } from "../../describe/amounts";
import { loopsThatCount } from "../../describe/describe-requests";
import { requestsOfDay } from "../../facts/requests/per-day";
import type { Fix } from "../../findings/finding";
import { setRecurrence } from "../../fixes/run-less-often";
import type { Recurrence } from "../../flow/flow";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { restingOn } from "./figures";

export const frequentSchedule: Rule = {
  id: "frequent-schedule",
  group: "requests",
  title: "Very frequent schedule",
  severity: "information",
  sources: ["faq#best-practices-for-design"],
  check: ({ facts, flow }) => {
    const { kind, runsPerDay, requests, settings } = facts;
    if (kind !== "cloud-flow" || flow.trigger === null || runsPerDay?.from !== "schedule") return [];
    const seconds = serviceLimit("warning-schedule-interval", facts.profile, settings.edition).value;
    const seldomer = secondsPerDay / seconds;
    const runs = runsPerDay.value ?? 0;
    const day = requestsOfDay(requests.perRun.likely, runs);
    const saved = requestsOfDay(requests.perRun.likely, seldomer);
    if (runs <= seldomer || day === null || saved === null) return [];
    return [
      {
        message: `Runs ${number(runs)} times a day and makes ${amount(day, "request")}; every ${seconds / 60} minutes, ${number(saved)}`,
        ...restingOn(
          loopsThatCount(facts).map(({ loop }) => loop),
          "A schedule starts a run whether there is something to do or not, and each run costs its requests.",
        ),
        remedy:
          "Run less often, at the hours when there is something to do, or by a trigger for what the flow waits for.",
        at: keyOf(flow.trigger.node),
        fixes: () => lessOften(flow.trigger?.recurrence ?? null, seconds / 60),
        subject: "schedule",
      },
    ];
  },
};

/** Of a schedule with hours and minutes of its own, only its maker knows which to leave out. */
function lessOften(recurrence: Recurrence | null, minutes: number): Fix[] {
  if (recurrence === null || recurrence.hours.length + recurrence.minutes.length > 0) return [];
  return [setRecurrence(recurrence, "Minute", minutes, `every ${number(minutes)} minutes`)];
}

const secondsPerDay = 24 * 60 * 60;
