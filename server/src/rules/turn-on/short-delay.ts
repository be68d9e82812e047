import { amount, shownName } from "../../describe/amounts";
import { describeProfileLimit } from "../../describe/describe-profile";
import { below, beyondProfile } from "../../facts/profile-limit";
import { secondsOfInterval } from "../../facts/sizes/duration";
import { keyOf, nodeAt } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { profileSeverity } from "./profile-severity";

export const shortDelay: Rule = {
  id: "short-delay",
  group: "turn-on",
  title: "Delay below the shortest",
  severity: "warning",
  sources: ["lim25"],
  check: ({ flow, facts }) =>
    flow.byKind.builtIn
      .filter(({ lowerType }) => lowerType === "wait")
      .flatMap(({ name, node }) => {
        const seconds = secondsOfInterval(nodeAt(node, "inputs", "interval"));
        const limit = seconds === null ? null : beyondProfile(seconds, "delay-shortest", below, facts);
        if (seconds === null || limit === null) return [];
        const found = `${shownName(name)} waits ${amount(seconds, "second")}`;
        return [
          {
            message:
              limit.beyond === "lower"
                ? `${found}, for which the flow needs a license above the profile Low`
                : `${found}, less than a delay of this flow may`,
            because: describeProfileLimit(limit, "at least", facts),
            remedy: "Wait longer, or do without the delay.",
            at: keyOf(node),
            ...profileSeverity(limit, "warning"),
            subject: name,
          },
        ];
      }),
};
