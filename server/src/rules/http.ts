import { shownName } from "../describe/amounts";
import { keyOf } from "../syntax/json-node";
import { waysToLicense, whoNeedsLicense } from "./connector-findings";
import type { Rule } from "./rule";

export const http: Rule = {
  id: "http",
  title: "HTTP step",
  severity: "information",
  sources: ["splic", "freeprem"],
  check: ({ facts }) =>
    facts.premium
      .filter(({ feature }) => feature === "http" || feature === "http-request-trigger")
      .map(({ feature, what, confidence, at }) => ({
        message:
          feature === "http"
            ? `${shownName(String(at.key ?? what))} is an HTTP step, which is premium`
            : `The trigger "${what}" is premium, and so is its Response`,
        because: whoNeedsLicense(facts),
        remedy: waysToLicense(facts),
        at: keyOf(at),
        confidence,
        subject: String(at.key ?? what),
      })),
};
