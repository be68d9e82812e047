import { shownName } from "../../describe/amounts";
import { innermostLoop } from "../../flow/flow";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const terminateInLoop: Rule = {
  id: "terminate-in-loop",
  group: "turn-on",
  title: "Terminate inside a loop",
  severity: "error",
  sources: ["atr", "saverules"],
  check: ({ flow, facts }) =>
    flow.byKind.terminate.flatMap((action) => {
      const loop = facts.kind === "logic-app" ? null : innermostLoop(action);
      if (loop === null) return [];
      return [
        {
          message: `${shownName(action.name)} stands in the loop ${shownName(loop.name)}, where Terminate is not allowed`,
          because:
            "The service does not save a flow with a Terminate at any level inside an Apply to each or Do until.",
          remedy: "Note in a variable that the run is to end, and terminate behind the loop.",
          at: keyOf(action.node),
          confidence: "certain" as const,
          subject: action.name,
          related: [{ message: "The loop", at: keyOf(loop.node) }],
        },
      ];
    }),
};
