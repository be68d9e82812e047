import { number, shownName } from "../../describe/amounts";
import { isDuration } from "../../facts/sizes/duration";
import { limitUntil } from "../../fixes/limit-until";
import { readTimeout } from "../../flow/read-controls";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const doUntilLimit: Rule = {
  id: "do-until-limit",
  group: "turn-on",
  title: "Limit of a Do until out of range",
  severity: "error",
  sources: ["lim25", "loop"],
  check: ({ flow, facts }) => {
    const most = serviceLimit("do-until-passes-most", null, facts.settings.edition).value;
    if (facts.kind === "logic-app") return [];
    return flow.byKind.doUntil.flatMap((action) => {
      const { name, node, limitCount } = action;
      const timeout = readTimeout(node);
      const tooMany = limitCount !== null && limitCount > most;
      if (!tooMany && (timeout === null || isDuration(timeout))) return [];
      return [
        {
          message: tooMany
            ? `${shownName(name)} may pass ${number(limitCount)} times; ${number(most)} are the most`
            : `The timeout of ${shownName(name)} is no duration such as PT1H`,
          because: "The service does not save a flow with such a limit.",
          remedy: tooMany
            ? "Lower the count in the limits of the loop, and let further runs do the rest."
            : "Write the timeout as an ISO 8601 duration: PT30M for 30 minutes, P1D for a day.",
          at: keyOf(node),
          confidence: tooMany ? ("certain" as const) : ("likely" as const),
          subject: name,
          ...(tooMany && { fixes: () => [limitUntil(action, most)] }),
        },
      ];
    });
  },
};
