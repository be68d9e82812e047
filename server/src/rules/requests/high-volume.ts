import { amount, number } from "../../describe/amounts";
import { loopsThatCount } from "../../describe/describe-requests";
import { requestLimit, serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { restingOn } from "./figures";

export const highVolume: Rule = {
  id: "high-volume",
  group: "requests",
  title: "Thousands of requests a day on the license of a person",
  severity: "information",
  sources: ["faq#best-practices-to-scale-your-flow"],
  check: ({ facts, flow }) => {
    const { license, requestsPerDay, runsPerDay, profile, settings } = facts;
    if (flow.trigger === null || license === null || license.flowLicense !== null || license.limitOf !== "owner")
      return [];
    // How often an event occurs is only estimated, and says nothing about the volume of this flow.
    if (runsPerDay === null || runsPerDay.from === "default") return [];
    const day = requestsPerDay?.likely ?? null;
    const { value: threshold } = serviceLimit("warning-requests-per-day", profile, settings.edition);
    const own = facts.limits.find((limit) => limit.profile === profile)?.limit ?? 0;
    // Above its limit it is told by another rule.
    if (day === null || day < threshold || day > own) return [];
    return [
      {
        message: `About ${amount(Math.round(day), "request")} a day count against the owner's limit of ${number(own)} for all flows together`,
        ...restingOn(
          loopsThatCount(facts).map(({ loop }) => loop),
          `A Process license gives the flow ${number(requestLimit("high", settings.period, settings.edition).value)} requests a day of its own.`,
        ),
        remedy:
          "Give the flow a Process license where the owner's other flows need the limit too, or make fewer requests.",
        at: keyOf(flow.trigger.node),
        subject: "volume",
      },
    ];
  },
};
