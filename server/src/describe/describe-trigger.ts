import type { FlowFacts } from "../facts/flow-facts";
import type { Trigger } from "../flow/flow";
import { amount, sentence } from "./amounts";
import { describeTierOf } from "./describe-connector";
import { describeRuns } from "./describe-day";
import { describeLimitOf } from "./describe-license-card";
import { countedIn } from "./describe-requests";
import { type Markup, paragraphs } from "./markup";

/** What is said of a trigger below the card of its flow. */
export function describeTrigger(trigger: Trigger, facts: FlowFacts, markup: Markup): string {
  const known = facts.trigger;
  const why = known === null ? "" : `${sentence(markup.name(known.why))}${assumed(known.confidence)}.`;
  return paragraphs([
    `${markup.strong(`1 ${countedIn(facts)}`)} for each run that starts. ${why} ${describeLimitOf(facts)}`.trim(),
    describeRuns(facts, markup),
    starts(trigger, known?.polling ?? false),
    describeTierOf(trigger.node, facts, markup),
  ]);
}

function assumed(confidence: "certain" | "assumed"): string {
  return confidence === "assumed" ? " (assumed)" : "";
}

/** What decides how often runs start. */
function starts({ splitOn, conditions }: Trigger, polling: boolean): string | null {
  const said = [
    ...(polling
      ? ["It looks for something new at intervals; a look that finds nothing starts no run and costs nothing."]
      : []),
    ...(splitOn ? ["Each item of an event starts a run of its own, which costs as much as any other."] : []),
    ...(conditions > 0
      ? [`${amount(conditions, "trigger condition")} must hold first; where one does not, no run starts.`]
      : []),
  ];
  return said.length === 0 ? null : said.join(" ");
}
