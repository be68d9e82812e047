import { stateTier } from "../../fixes/connector-tier";
import type { Rule } from "../rule";
import { connectorFindings } from "./connector-findings";

export const unknownConnector: Rule = {
  id: "unknown-connector",
  group: "license",
  title: "Connector of unknown tier",
  severity: "information",
  sources: ["general"],
  check: ({ facts }) =>
    connectorFindings(facts, "unknown", ({ id }) => ({
      message: `The tier of ${id} is not known; it is counted as premium until \`connectors\` in the settings says otherwise`,
      confidence: "assumed",
      fixes: () => stateTier(id, id, ["standard", "premium", "custom"]),
    })),
};
