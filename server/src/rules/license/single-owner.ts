import { isPremium } from "../../facts/license/premium-of-children";
import { payerRow } from "../../reference/payer-rows";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { sureOfPayer } from "./sure-of-payer";

export const singleOwner: Rule = {
  id: "single-owner",
  group: "license",
  title: "Premium flow that rests on one person's license",
  severity: "hint",
  sources: ["faq#the-owner-of-a-flow-left-the-organization-how-can-we-ensure-it-works-without-interruptions"],
  check: ({ facts, flow }) => {
    const { license, settings, metadata } = facts;
    if (license?.payer !== "owner" || flow.trigger === null || !isPremium(facts)) return [];
    const isDeclared = settings.origins.has("context.owner") && settings.context.owner === "user";
    const isStated = metadata.evidence?.licensee != null;
    if (!isDeclared && !isStated) return [];
    return [
      {
        message: `The license of one person, ${isStated ? "whom the export names" : "the owner"}, keeps this premium flow running`,
        because: payerRow(rowOfLeaving).says,
        remedy:
          "Let a service principal own a flow that matters, with a Process license on it, or plan who takes it over.",
        at: keyOf(flow.trigger.node),
        confidence: sureOfPayer(facts),
        subject: "owner",
      },
    ];
  },
};

/** The row of "Whose license, whose limit" about owners who leave. */
const rowOfLeaving = 25;
