import { amount, number, shownName } from "../../describe/amounts";
import { countedIn } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { costOfList } from "../../facts/requests/part-cost";
import { exact } from "../../facts/requests/per-run";
import { limitUntil } from "../../fixes/limit-until";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const wideDoUntil: Rule = {
  id: "wide-do-until",
  group: "requests",
  title: "Do until that may pass very often",
  severity: "information",
  sources: ["faq#best-practices-for-design"],
  check: ({ facts, flow }) => {
    if (!paysPerAction(facts.kind)) return [];
    const bar = serviceLimit("warning-do-until-passes", facts.profile, facts.settings.edition).value;
    const usual = serviceLimit("do-until-passes-default", facts.profile, facts.settings.edition).value;
    return flow.byKind.doUntil.flatMap((loop) => {
      const most = facts.loops.get(loop)?.most ?? null;
      if (most === null || most <= bar) return [];
      const pass = costOfList(loop.list, facts).bounds.least;
      const total = pass === null ? null : exact(most * pass);
      if (pass === null || pass === 0 || total === null) return [];
      return [
        {
          message: `${shownName(loop.name)} may pass ${number(most)} times, with at least ${amount(pass, countedIn(facts))} in each: ${number(total)} each time it runs`,
          because: `Where its condition does not become true, it goes on to its limit; unless set, that is ${usual} passes.`,
          remedy: "Set the count of the loop to what it needs, or wait longer in each pass.",
          at: keyOf(loop.node),
          confidence: "certain" as const,
          subject: loop.name,
          fixes: () => [limitUntil(loop, usual)],
        },
      ];
    });
  },
};
