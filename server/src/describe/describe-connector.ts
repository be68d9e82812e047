import type { ConnectorTier } from "../../../shared/settings";
import type { ConnectorFact } from "../facts/connectors";
import type { FlowFacts } from "../facts/flow-facts";
import type { ConnectionCalls } from "../facts/throttling/connection-calls";
import type { ConnectionReference } from "../flow/flow";
import { connectorPageUrl, connectorsReadOn, lookUpConnector } from "../reference/connectors";
import type { JsonNode } from "../syntax/json-node";
import { amount } from "./amounts";
import { describeFeature, needsLicense, waysToLicense, whoNeedsLicense } from "./describe-license";
import { licenseSources } from "./describe-license-card";
import { citation, describeSources } from "./describe-sources";
import { callSourcesOf, describeCallsOf } from "./describe-throttling";
import { type Markup, paragraphs } from "./markup";

/** The card of an entry of `connectionReferences`. */
export function describeReference(
  reference: ConnectionReference,
  facts: FlowFacts,
  calls: readonly ConnectionCalls[],
  markup: Markup,
): string {
  const fact = facts.connectors.find(({ id }) => id === reference.connectorId);
  const connection = reference.invoker ? "Each person who runs the flow uses a connection of their own." : null;
  if (fact) return describeConnector(fact, facts, calls, markup, connection);
  const { connectorId } = reference;
  const row = connectorId === null ? undefined : lookUpConnector(connectorId);
  const page = row && !reference.custom ? ` · ${markup.link("reference page", connectorPageUrl(row.id))}` : "";
  const title = `${markup.strong(row?.name ?? connectorId ?? "A connector that the file does not name")}${row ? ` · ${tierWords(row.tier)}` : ""}${page}`;
  const unused = "No operation of the flow uses it as a connector.";
  const unsaid =
    row?.tier === "standard"
      ? ""
      : " No source says whether one that is only referenced needs a license; it is taken to need none.";
  return paragraphs([title, unused + unsaid, connection, describeSources([row?.sources[0] ?? null], markup)]);
}

/** The card of a connector that the flow uses; `connection` says what is special about one of its connections. */
export function describeConnector(
  fact: ConnectorFact,
  facts: FlowFacts,
  calls: readonly ConnectionCalls[],
  markup: Markup,
  connection: string | null = null,
): string {
  const needs = fact.tier !== "standard" && needsLicense(facts);
  const tier = facts.kind === "logic-app" ? "connector" : tierInWords(fact);
  const { inTrigger, actions } = fact;
  const page = pageOf(fact);
  const used = [...(inTrigger ? ["the trigger"] : []), ...(actions > 0 ? [amount(actions, "action")] : [])];
  return paragraphs([
    `${markup.strong(fact.name)} · ${tier}, used by ${used.join(" and ")}${page === null ? "" : ` · ${markup.link("reference page", page)}`}`,
    fact.tier === "unknown" && facts.kind !== "logic-app"
      ? `It counts as premium until ${markup.setting("connectors")} tells its tier.`
      : null,
    facts.kind === "logic-app" ? null : whyPremium(fact),
    needs ? `${markup.name(whoNeedsLicense(facts))} ${markup.name(waysToLicense(facts))}` : null,
    describeCallsOf(fact, calls, markup),
    connection,
    describeSources(
      [
        facts.kind === "logic-app" ? null : fact.source,
        ...callSourcesOf(fact),
        ...(needs ? licenseSources(facts).slice(0, 1) : []),
      ],
      markup,
    ),
  ]);
}

/** "Tier verified (Reference page of the connector, undated, read on 2026-11-21).": for a finding about a premium one. */
export function describeWhyPremium({ confidence, fromKeyAlone, source }: ConnectorFact): string {
  if (confidence === "setting") return "Your settings say so.";
  // The message says so already.
  if (fromKeyAlone || source === null) return "";
  return `${findingWords[confidence]} (${citation([source])}).`;
}

const findingWords = {
  verified: "Tier verified",
  reported: "Tier reported by one source",
  inferred: "Tier inferred",
} as const;

/** How sure it is that a connector is premium; null where that is not the table's word. */
function whyPremium({ tier, confidence, fromKeyAlone }: ConnectorFact): string | null {
  if (tier !== "premium" || confidence === "setting") return null;
  if (fromKeyAlone)
    return "Only the key of a connection reference that the file lacks tells that it is this connector.";
  return `${basisWords[confidence]} (table of connectors of ${connectorsReadOn}).`;
}

const basisWords = {
  verified: "Its tier is verified: two dated sources agree, or its reference page was read",
  reported: "Its tier is reported by one source",
  inferred: "No source states its tier, and it counts as premium",
} as const;

/** The connector, or the built-in step, that makes an operation premium, in a line. */
export function describeTierOf(node: JsonNode, facts: FlowFacts, markup: Markup): string | null {
  const fact = facts.connectors.find(({ uses }) => uses.includes(node));
  const builtIn = facts.premium.filter(({ at, connectorId }) => at === node && connectorId === null);
  const lines = builtIn.map((feature) => `Premium because of ${markup.name(describeFeature(feature))}.`);
  if (fact && facts.kind !== "logic-app") {
    const page = pageOf(fact);
    const named = page === null ? markup.name(fact.name) : markup.link(fact.name, page);
    lines.unshift(`${named}: ${tierInWords(fact)}.`);
  }
  return lines.length === 0 ? null : lines.join(" ");
}

/** The public page of a connector; null for those of a tenant, and those that the catalogue does not have. */
function pageOf({ id, tier }: ConnectorFact): string | null {
  return tier === "custom" || lookUpConnector(id) === undefined ? null : connectorPageUrl(id);
}

/** "premium connector", "connector of unknown tier". */
export function tierWords(tier: ConnectorTier): string {
  return tier === "unknown" ? "connector of unknown tier" : `${tier} connector`;
}

/** "premium connector", "custom connector by your settings", "connector of unknown tier". */
function tierInWords({ tier, confidence }: ConnectorFact): string {
  const words = tierWords(tier);
  if (confidence === "setting") return `${words} by your settings`;
  return confidence === "inferred" && tier !== "unknown" ? `${words}, as far as can be told` : words;
}
