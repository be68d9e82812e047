import { shownName } from "../../describe/amounts";
import { type JsonNode, keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { sureOfPayer } from "./sure-of-payer";

export const runsAsUser: Rule = {
  id: "runs-as-user",
  group: "license",
  title: "Action runs as another user than the owner",
  severity: "information",
  sources: ["faq#i-have-multiple-flows-running-under-a-shared-service-account-what-licenses-do-i-need", "dvtrig"],
  check: ({ facts, flow }) => {
    const { license } = facts;
    if (license?.row !== rowOfRunAs || license.verdict === "covered") return [];
    const invokers = flow.byKind.connector.flatMap(({ connector, node }) => (connector.invoker ? [node] : []));
    const [first, ...others] = invokers as [JsonNode, ...JsonNode[]];
    const nameOf = (node: JsonNode): string => shownName(String(node.key));
    return [
      {
        message: `${nameOf(first)} runs with the connection of whoever changes or owns the row`,
        because: `The trigger says so (${license.because}), and then each of these users needs a premium license, not only the owner.`,
        remedy:
          "Let the actions use the connection of the flow's owner; or license all these users, or put a Process license on the flow.",
        at: keyOf(first),
        confidence: sureOfPayer(facts),
        subject: "run-as",
        related: others.map((node) => ({ message: `${nameOf(node)} does too`, at: keyOf(node) })),
      },
    ];
  },
};

/** The row of "Whose license, whose limit" for a row trigger that runs as another user. */
const rowOfRunAs = 14;
