import { lookUpLicense } from "../../reference/licenses";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const processOutsideSolution: Rule = {
  id: "process-outside-solution",
  group: "license",
  title: "Process license for a flow outside of a solution",
  severity: "warning",
  sources: ["proccap"],
  check: ({ facts, flow }) => {
    const { license, shape } = facts;
    if (license === null || flow.trigger === null || license.recommended === null) return [];
    if (!license.also.some(({ need }) => need === "solution")) return [];
    const name = lookUpLicense(license.recommended)?.name ?? license.recommended;
    const isPackage = shape === "package";
    return [
      {
        message: `${name} goes only on a flow in a solution, and this one is exported outside of one`,
        because: isPackage
          ? "The flow is in a package of the kind that flows outside of solutions are exported as."
          : "Assumed: the flow is in no solution, since a definition by itself does not tell.",
        remedy: "Add the flow to a solution before the license is assigned to it.",
        at: keyOf(flow.trigger.node),
        confidence: isPackage ? "likely" : "assumed",
        subject: "solution",
      },
    ];
  },
};
