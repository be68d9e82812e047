import { type DocumentSymbol, type SymbolInformation, SymbolKind } from "vscode-languageserver";
import { addAll } from "../../../../shared/add-all";
import { onceFor } from "../../../../shared/once-for";
import type { FlowAnalysis } from "../../analyze";
import { shownName } from "../../describe/amounts";
import { sideInWords } from "../../describe/describe-action";
import { countedIn, describeCount, describePerRun } from "../../describe/describe-requests";
import type { FlowFacts } from "../../facts/flow-facts";
import { costOfAction } from "../../facts/requests/part-cost";
import type { RequestsPerRun } from "../../facts/requests/per-run";
import { sidesOf } from "../../facts/requests/run-outcome";
import { type Action, type ActionList, isBranch, type Trigger } from "../../flow/flow";
import { bodyOf, type JsonNode, keyOf, type Place } from "../../syntax/json-node";
import type { TextSpan } from "../../syntax/json-tree";
import type { KnownDocument } from "../analyses";
import type { Client } from "../client-abilities";
import { rangeOf } from "../to-lsp";

/** The flows of a document, each with its trigger and its actions as the designer shows them. */
export function documentSymbols(
  known: KnownDocument,
  { nestedSymbols }: Client,
): DocumentSymbol[] | SymbolInformation[] {
  const symbols = known.analysis.flows.flatMap((flow) => {
    const { outlined, spans } = placedOutlineOf(flow);
    return placed(outlined, spans.values(), known);
  });
  return nestedSymbols ? symbols : symbols.flatMap((symbol) => flat(symbol, known.document.uri, ""));
}

/** A symbol before its places are looked up. */
interface Outlined {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly node: JsonNode;
  readonly children: readonly Outlined[];
}

interface PlacedOutline {
  readonly outlined: Outlined;
  /** Key and value of each symbol, parents before their children. */
  readonly spans: readonly TextSpan[];
}

/** By analysis: while a text is half typed, each change asks anew. */
const placedOutlineOf = onceFor((flow: FlowAnalysis): PlacedOutline => {
  const outlined = outlineOf(flow);
  return { outlined, spans: flow.spansOf(placesIn(outlined)) };
});

function outlineOf({ flow, facts }: FlowAnalysis): Outlined {
  const connectors = new Map(facts.connectors.flatMap(({ name, uses }) => uses.map((node) => [node, name])));
  const triggers = flow.trigger ? [triggerOf(flow.trigger, facts, connectors)] : [];
  return {
    name: facts.identity.name || "Flow",
    detail: `${describePerRun(facts)} a run${assumed(facts.requests)}`,
    kind: SymbolKind.Module,
    node: flow.definition,
    children: [...triggers, ...actionsIn(flow.actions, facts, connectors)],
  };
}

/** The names of connectors, by the operations that use them. */
type ConnectorNames = ReadonlyMap<JsonNode, string>;

function triggerOf({ name, node, type }: Trigger, facts: FlowFacts, connectors: ConnectorNames): Outlined {
  const detail = connectors.get(node) ?? facts.trigger?.class ?? type;
  return { name: shownName(name), detail, kind: SymbolKind.Event, node, children: [] };
}

/** In the order in which they run. */
function actionsIn({ actions, order }: ActionList, facts: FlowFacts, connectors: ConnectorNames): Outlined[] {
  return order.ordered.map((index) => actionOf(actions[index] as Action, facts, connectors));
}

function actionOf(action: Action, facts: FlowFacts, connectors: ConnectorNames): Outlined {
  const { name, node, type, kind } = action;
  return {
    name: shownName(name) || type,
    detail: connectors.get(node) ?? costOf(action, facts) ?? type,
    kind: type.toLowerCase().includes("variable") ? SymbolKind.Variable : kinds[kind],
    node,
    children: isBranch(action)
      ? sidesOf(action).flatMap((side) => sideOf(side.name, side.list, facts, connectors))
      : action.lists.flatMap((list) => actionsIn(list, facts, connectors)),
  };
}

/** What an action takes with all that is inside; null where it is a request like any other. */
function costOf(action: Action, facts: FlowFacts): string | null {
  const isPlain = action.lists.length === 0 && action.kind !== "childFlow";
  // Power Automate lets actions lie eight deep; each level would be counted once more for all above it.
  if (isPlain || action.depth > deepest) return null;
  const cost = costOfAction(action, facts);
  return `${describeCount(cost.perRun, countedIn(facts))}${assumed(cost)}`;
}

function assumed({ variables }: RequestsPerRun): string {
  return variables.some(({ loop }) => loop.from === "default") ? " (assumed)" : "";
}

const deepest = 8;

/** None for a side that the file leaves out. */
function sideOf(name: string, list: ActionList, facts: FlowFacts, connectors: ConnectorNames): Outlined[] {
  const { node } = list;
  if (node === null) return [];
  const children = actionsIn(list, facts, connectors);
  const holder = name === "if" ? node : (node.parent ?? node);
  return [{ name: sideInWords(name) || "Case", detail: "", kind: SymbolKind.EnumMember, node: holder, children }];
}

const kinds: Readonly<Record<Action["kind"], SymbolKind>> = {
  connector: SymbolKind.Method,
  builtIn: SymbolKind.Operator,
  http: SymbolKind.Interface,
  terminate: SymbolKind.Null,
  condition: SymbolKind.Boolean,
  switch: SymbolKind.Enum,
  scope: SymbolKind.Namespace,
  applyToEach: SymbolKind.Array,
  doUntil: SymbolKind.Array,
  childFlow: SymbolKind.Function,
  unknown: SymbolKind.Object,
};

function placesIn(outlined: Outlined): Place[] {
  const found: Place[] = [];
  const open = [outlined];
  for (let at = open.pop(); at; at = open.pop()) {
    found.push(keyOf(at.node), bodyOf(at.node));
    addAll(open, at.children.toReversed());
  }
  return found;
}

/** What was edited since the text was sound is left out, and what is around it reaches as far as it does now. */
function placed(outlined: Outlined, spans: Iterator<TextSpan>, known: KnownDocument): DocumentSymbol[] {
  const { document, drift } = known;
  const key = spans.next().value as TextSpan;
  const body = spans.next().value as TextSpan;
  const children = outlined.children.flatMap((child) => placed(child, spans, known));
  const whole = drift.around({ offset: key.offset, length: body.offset + body.length - key.offset });
  const name = drift.toNow(key.offset === body.offset ? { offset: key.offset, length: 0 } : key);
  if (!whole || !name) return [];
  const range = rangeOf(whole, document);
  const { name: shown, detail, kind } = outlined;
  return [{ name: shown, detail, kind, range, selectionRange: rangeOf(name, document), children }];
}

/** For clients that know no symbols in symbols. */
function flat(
  { name, kind, range, children = [] }: DocumentSymbol,
  uri: string,
  containerName: string,
): SymbolInformation[] {
  const own = { name, kind, location: { uri, range }, containerName };
  return [own, ...children.flatMap((child) => flat(child, uri, name))];
}
