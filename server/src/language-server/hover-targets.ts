import type { FlowAnalysis } from "../analyze";
import { describeAction, describeSide } from "../describe/describe-action";
import { describeConnector, describeReference } from "../describe/describe-connector";
import { describeFlow } from "../describe/describe-flow";
import { describeTrigger } from "../describe/describe-trigger";
import { type Markup, paragraphs } from "../describe/markup";
import { type Action, type ConditionAction, isBranch, type SwitchAction } from "../flow/flow";
import { bodyOf, type JsonNode, keyOf, nodeAt, type Place } from "../syntax/json-node";
import type { TextSpan } from "../syntax/json-tree";

/** A key or a short value of the text, and the card that explains it. */
export interface HoverTarget {
  /** Which flow of the document it belongs to, from 0. */
  readonly flow: number;
  readonly span: TextSpan;
  readonly describe: (markup: Markup) => string;
}

type Describe = HoverTarget["describe"];

/** Everything in a flow that a hover explains; each place once. */
export function hoverTargets(
  { flow, facts, connectionCalls, findings, spansOf }: FlowAnalysis,
  index: number,
): HoverTarget[] {
  const found: { readonly place: Place; readonly describe: Describe }[] = [];
  const key = (node: JsonNode | null | undefined, describe: Describe): void => {
    if (typeof node?.key === "string") found.push({ place: keyOf(node), describe });
  };
  const keyAndValue = (node: JsonNode | undefined, describe: Describe): void => {
    key(node, describe);
    if (node?.kind === "string") found.push({ place: bodyOf(node), describe });
  };

  const ofFlow: Describe = (markup) => describeFlow(facts, markup);
  const { definition, trigger } = flow;
  key(definition.parent, ofFlow);
  key(definition, ofFlow);
  for (const name of ["$schema", "triggers", "actions", "contentVersion"]) key(definition.get(name), ofFlow);
  if (trigger) {
    const { node } = trigger;
    const ofTrigger: Describe = (markup) => describeFlow(facts, markup, describeTrigger(trigger, facts, markup));
    key(node, ofTrigger);
    for (const name of ["type", "kind", "recurrence", "splitOn", "conditions"]) key(node.get(name), ofTrigger);
  }
  for (const action of flow.allActions) {
    const ofAction: Describe = (markup) => describeAction(action, flow, facts, markup);
    key(action.node, ofAction);
    for (const node of explained(action)) key(node, ofAction);
    if (isBranch(action)) {
      for (const [name, node] of sideKeys(action)) {
        key(node, (markup) => describeSide(action, name, flow, facts, markup));
      }
    }
  }
  for (const connector of facts.connectors) {
    const ofConnector: Describe = (markup) => describeConnector(connector, facts, connectionCalls, markup);
    for (const node of connector.uses.flatMap(connectionNames)) keyAndValue(node, ofConnector);
  }
  for (const reference of flow.connectionReferences.values()) {
    const ofReference: Describe = (markup) => describeReference(reference, facts, connectionCalls, markup);
    key(reference.node, ofReference);
    for (const path of [["api", "name"], ["id"], ["apiId"], ["connection", "connectionReferenceLogicalName"]]) {
      keyAndValue(nodeAt(reference.node, ...path), ofReference);
    }
  }

  const spans = spansOf(found.map(({ place }) => place));
  const rulesAt = findingsByOffset(findings);
  return found.map(({ describe }, at) => {
    const span = spans[at] as TextSpan;
    const rules = rulesAt.get(span.offset);
    const withRules: Describe = (markup) => paragraphs([describe(markup), rules ? describeRules(rules, markup) : null]);
    return { flow: index, span, describe: rules ? withRules : describe };
  });
}

type FoundRules = ReadonlyMap<string, string>;

/** The rules that found something, with the addresses of their pages, by where it stands. */
function findingsByOffset(findings: FlowAnalysis["findings"]): ReadonlyMap<number, FoundRules> {
  const byOffset = new Map<number, Map<string, string>>();
  for (const { span, rule, docs, suppressed } of findings) {
    if (suppressed !== null) continue;
    const rules = byOffset.get(span.offset) ?? new Map<string, string>();
    byOffset.set(span.offset, rules.set(rule, docs));
  }
  return byOffset;
}

/** "Rules: premium-connector, unbounded-loop", each leading to its page. */
function describeRules(rules: FoundRules, markup: Markup): string {
  return `Rules: ${[...rules].map(([rule, page]) => markup.link(rule, page)).join(", ")}`;
}

/** The keys of an action that say what it is and how it goes on. */
function explained({ kind, node, ...action }: Action): (JsonNode | undefined)[] {
  const names = ["type"];
  if (kind === "applyToEach") names.push("foreach");
  if (kind === "doUntil") names.push("expression", "limit");
  if (kind === "condition" || kind === "switch") names.push("expression", "cases");
  else if (action.lists.length > 0) names.push("actions");
  const found = names.map((name) => node.get(name));
  const host = nodeAt(node, "inputs", "host");
  return kind === "childFlow" ? [...found, host, host?.get("workflowReferenceName")] : found;
}

/** The keys of the sides of a branch, by the names of the sides. */
function sideKeys({ kind, node }: ConditionAction | SwitchAction): [string, JsonNode | undefined][] {
  if (kind === "condition")
    return [
      ["if", node.get("actions")],
      ["else", node.get("else")],
    ];
  const cases = node.get("cases")?.entries() ?? [];
  return [...cases.map((one): [string, JsonNode] => [String(one.key), one]), ["default", node.get("default")]];
}

/** Where an operation names its connector or its connection. */
function connectionNames(node: JsonNode): (JsonNode | undefined)[] {
  const host = nodeAt(node, "inputs", "host");
  return [
    host,
    host?.get("apiId"),
    host?.get("connectionName"),
    host?.get("connectionReferenceName"),
    nodeAt(host, "connection", "name"),
    nodeAt(host, "api", "runtimeUrl"),
    nodeAt(host, "connection", "referenceName"),
  ];
}
