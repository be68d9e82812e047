import type { ConnectorTier } from "../../../../shared/settings";
import { shownName } from "../../describe/amounts";
import { needsLicense, waysToLicense, whoNeedsLicense } from "../../describe/describe-license";
import type { ConnectorFact } from "../../facts/connectors";
import type { FlowFacts } from "../../facts/flow-facts";
import type { RuleFinding } from "../../findings/finding";
import { type JsonNode, keyOf } from "../../syntax/json-node";

/** One finding for each connector of a tier, at the first operation that uses it, with the others as related places. */
export function connectorFindings(
  facts: FlowFacts,
  tier: ConnectorTier,
  say: (fact: ConnectorFact) => Pick<RuleFinding, "message" | "confidence" | "fixes"> & {
    /** What makes it premium, where the message leaves that open. */
    readonly why?: string;
  },
): RuleFinding[] {
  if (!needsLicense(facts)) return [];
  const found = facts.connectors.filter((fact) => fact.tier === tier);
  if (found.length === 0) return [];
  const who = whoNeedsLicense(facts);
  const remedy = waysToLicense(facts);
  return found.map((fact) => {
    const [first, ...others] = fact.uses as [JsonNode, ...JsonNode[]];
    const { why = "", ...said } = say(fact);
    return {
      ...said,
      because: why === "" ? who : `${why} ${who}`,
      remedy,
      at: keyOf(first),
      subject: fact.id,
      sources: fact.source === null ? [] : [fact.source],
      related: others.map((node) => ({ message: `${shownName(String(node.key))} uses it too`, at: keyOf(node) })),
    };
  });
}
