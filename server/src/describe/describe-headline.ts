import type { FlowFacts } from "../facts/flow-facts";
import type { FlowKind } from "../facts/flow-kind";
import { licenseHeadline } from "./describe-license";
import { describePerRun } from "./describe-requests";

/** "3 to 25 requests a run · automated · Power Automate Premium for the owner (15 USD a month)" */
export function describeHeadline(facts: FlowFacts): string {
  const parts = [`${describePerRun(facts)} a run`];
  const { trigger, license, kind } = facts;
  if (kind !== "cloud-flow") parts.push(kindWords[kind]);
  if (trigger) parts.push(trigger.class === "child" ? "child flow" : trigger.class);
  if (license) parts.push(licenseHeadline(license));
  return parts.join(" · ");
}

export const kindWords: Readonly<Record<Exclude<FlowKind, "cloud-flow">, string>> = {
  "agent-flow": "agent flow",
  "logic-app": "Logic Apps workflow",
  fragment: "copied action",
};
