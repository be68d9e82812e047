import { amount } from "../../describe/amounts";
import { isSharedAccount } from "../../facts/license/payer";
import { isPremium } from "../../facts/license/premium-of-children";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { sureOfPayer } from "./sure-of-payer";

export const sharedServiceAccount: Rule = {
  id: "shared-service-account",
  group: "license",
  title: "Service account that several people use for a premium flow",
  severity: "warning",
  sources: ["faq#i-have-multiple-flows-running-under-a-shared-service-account-what-licenses-do-i-need"],
  check: ({ facts, flow }) => {
    const { license } = facts;
    if (license === null || flow.trigger === null || !isPremium(facts)) return [];
    if (license.flowLicense !== null || !isSharedAccount(license)) return [];
    const users = amount(license.context.sharedAccountUsers, "person", "people");
    return [
      {
        message: `${users} share the service account of this premium flow: they and the account all need a license`,
        because: "One license on the account for everybody is multiplexing, which the license terms forbid.",
        remedy:
          "Let a service principal own the flow, put a Process license on it, or license the account and all who use it.",
        at: keyOf(flow.trigger.node),
        confidence: sureOfPayer(facts),
        subject: "owner",
      },
    ];
  },
};
