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
  check: ({ facts }) => {
    if (!needsLicense(facts)) return [];
    const because = whoNeedsLicense(facts);
    const remedy = waysToLicense(facts);
    return facts.premium
      .filter(({ feature }) => feature === "http" || feature === "http-request-trigger")
      .map(({ what, confidence, at, inTrigger }) => ({
        message: inTrigger
          ? `The trigger "${what}" is premium`
          : `The ${what} action "${shownName(String(at.key))}" is premium`,
        because,
        remedy,
        at: keyOf(at),
        confidence,
        subject: String(at.key ?? what),
      }));
  },
};
