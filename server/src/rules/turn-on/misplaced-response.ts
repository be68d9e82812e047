import { shownName } from "../../describe/amounts";
import { innermostLoop } from "../../flow/flow";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const misplacedResponse: Rule = {
  id: "misplaced-response",
  group: "turn-on",
  title: "Response where none is allowed",
  severity: "error",
  sources: ["atr", "saverules"],
  check: ({ flow, facts }) => {
    const recurring = flow.trigger !== null && flow.trigger.recurrence !== null ? flow.trigger : null;
    return flow.byKind.builtIn.flatMap((action) => {
      if (action.lowerType !== "response" || facts.kind === "logic-app") return [];
      const around = innermostLoop(action) ?? recurring;
      if (around === null) return [];
      const inLoop = around !== recurring;
      const name = shownName(action.name);
      return [
        {
          message: inLoop
            ? `${name} stands in the loop ${shownName(around.name)}, where no response is allowed`
            : `${name} responds, but the trigger ${shownName(around.name)} has a recurrence and no caller`,
          because: inLoop
            ? "The service does not save a flow with a response at any level inside an Apply to each or Do until."
            : "The service does not save a flow that responds and whose trigger has a recurrence.",
          remedy: inLoop
            ? "Gather the answer in a variable, and respond behind the loop."
            : "Remove the response, or start the flow by a request.",
          at: keyOf(action.node),
          confidence: "certain" as const,
          subject: action.name,
          related: [{ message: inLoop ? "The loop" : "The trigger", at: keyOf(around.node) }],
        },
      ];
    });
  },
};
