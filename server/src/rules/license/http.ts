import { shownName } from "../../describe/amounts";
import { needsLicense, waysToLicense, whoNeedsLicense } from "../../describe/describe-license";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const http: Rule = {
  id: "http",
  group: "license",
  title: "HTTP action or trigger",
  severity: "information",
  sources: ["splic", "freeprem"],
  check: ({ facts }) =>
    (needsLicense(facts) ? facts.premium : [])
      .filter(({ feature }) => feature === "http" || feature === "http-request-trigger")
      .map(({ what, confidence, at, inTrigger }) => ({
        message: inTrigger
          ? `The trigger "${what}" is premium`
          : `The ${what} action "${shownName(String(at.key))}" is premium`,
        because: whoNeedsLicense(facts),
        remedy: waysToLicense(facts),
        at: keyOf(at),
        confidence,
        subject: String(at.key ?? what),
      })),
};
