import type { Edition } from "../../../../shared/settings";
import type { Trigger } from "../../flow/flow";
import { serviceLimit } from "../../reference/limits";
import { planOf, type Unit } from "./recurrence-plan";

/** What is wrong with the interval at which a trigger starts or looks for something new. */
export type IntervalFault =
  | { readonly what: "short"; readonly seconds: number; readonly limit: number }
  | { readonly what: "long"; readonly days: number; readonly limit: number }
  | { readonly what: "unreadable"; readonly why: string };

/** Null where nothing is wrong, and where an expression decides, as in deployment templates. */
export function intervalFault({ type, recurrence }: Trigger, edition: Edition): IntervalFault | null {
  if (recurrence === null) {
    return type.toLowerCase() === "recurrence" ? { what: "unreadable", why: "it has no recurrence" } : null;
  }
  const plan = planOf(recurrence);
  if ("fault" in plan) {
    return plan.fault.startsWith("an expression") ? null : { what: "unreadable", why: plan.fault };
  }
  const seconds = plan.interval * secondsIn[plan.unit];
  const shortest = serviceLimit("recurrence-shortest", null, edition).value;
  if (seconds < shortest) return { what: "short", seconds, limit: shortest };
  const days = seconds / secondsIn.day;
  const longest = serviceLimit("recurrence-longest", null, edition).value;
  return days > longest ? { what: "long", days, limit: longest } : null;
}

/** With months of 30 days 16 of them are the most, which is what the schema reference of Logic Apps permits. */
const secondsIn: Readonly<Record<Unit, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  year: 31_536_000,
};
