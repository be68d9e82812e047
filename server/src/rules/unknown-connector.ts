import { connectorFindings } from "./connector-findings";
import type { Rule } from "./rule";

export const unknownConnector: Rule = {
  id: "unknown-connector",
  title: "Connector of unknown tier",
  severity: "information",
  sources: ["general"],
  check: ({ facts }) =>
    connectorFindings(facts, "unknown", ({ id }) => ({
      message: `The tier of ${id} is not known; it is counted as premium until \`connectors\` in the settings says otherwise`,
      confidence: "assumed",
    })),
};
