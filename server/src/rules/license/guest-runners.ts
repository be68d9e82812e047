import { isPaidByRunners } from "../../facts/license/payer";
import { isPremium } from "../../facts/license/premium-of-children";
import { payerRow } from "../../reference/payer-rows";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { sureOfPayer } from "./sure-of-payer";

export const guestRunners: Rule = {
  id: "guest-runners",
  group: "license",
  title: "Guests run a premium flow",
  severity: "information",
  sources: ["faq#do-guest-users-not-from-your-tenant-need-a-license-to-use-power-automate"],
  check: ({ facts, flow }) => {
    const { license, settings } = facts;
    if (license === null || flow.trigger === null || !isPaidByRunners(license)) return [];
    if (settings.context.guests !== "unknown" || !isPremium(facts)) return [];
    return [
      {
        message: "Guests run this premium flow, and their licenses are not known",
        because: payerRow(rowOfGuests).says,
        remedy:
          "Find out which licenses the guests hold, or put a Process license on the flow, which covers whoever runs it.",
        at: keyOf(flow.trigger.node),
        confidence: sureOfPayer(facts),
        subject: "guests",
      },
    ];
  },
};

/** The row of "Whose license, whose limit" about guests. */
const rowOfGuests = 20;
