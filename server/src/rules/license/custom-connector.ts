import type { Rule } from "../rule";
import { connectorFindings } from "./connector-findings";

export const customConnector: Rule = {
  id: "custom-connector",
  group: "license",
  title: "Custom connector",
  severity: "information",
  sources: ["faq#i-have-multiple-flows-running-under-a-shared-service-account"],
  check: ({ facts }) =>
    connectorFindings(facts, "custom", ({ name }) => ({
      message: `${name} is a custom connector, which needs a premium license`,
      confidence: "certain",
    })),
};
