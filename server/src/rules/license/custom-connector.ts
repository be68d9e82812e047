import { citation } from "../../describe/describe-sources";
import type { Rule } from "../rule";
import { connectorFindings } from "./connector-findings";

const premiumSource = "faq#i-have-multiple-flows-running-under-a-shared-service-account";

export const customConnector: Rule = {
  id: "custom-connector",
  group: "license",
  title: "Custom connector",
  severity: "information",
  sources: [premiumSource],
  check: ({ facts }) =>
    connectorFindings(facts, "custom", ({ name }) => ({
      message: `${name} is a custom connector, which needs a premium license`,
      why: `Any custom connector makes a flow premium (${citation([premiumSource])}).`,
      confidence: "certain",
    })),
};
