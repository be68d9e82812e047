import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CancellationToken,
  type Position,
  type Range,
  SymbolKind,
} from "vscode-languageserver";
import { fileNameOf } from "../document-path";
import { type FlowsAround, nameOf, type PlacedFlow } from "./flows-around";

/** The child flow that is called at a position, or else the flow that stands there, as a place to start from. */
export async function prepareCalls(uri: string, position: Position, flows: FlowsAround): Promise<CallHierarchyItem[]> {
  const found = await flows.in(uri);
  const here = found.find(({ range }) => holds(range, position)) ?? (found.length === 1 ? found[0] : undefined);
  if (!here) return [];
  const called = callsIn(here).find(({ body }) => holds(body, position));
  const child = called && (await flows.child(uri, called.childId));
  return [itemOf(child ?? here)];
}

/** Who calls a flow. */
export async function incomingCalls(
  item: CallHierarchyItem,
  flows: FlowsAround,
  token: CancellationToken,
): Promise<CallHierarchyIncomingCall[] | "cancelled"> {
  const id = (await find(item, flows))?.outline.identity.id ?? null;
  if (id === null) return [];
  const calls: CallHierarchyIncomingCall[] = [];
  for await (const callers of flows.callers(item.uri, id)) {
    if (token.isCancellationRequested) return "cancelled";
    calls.push(...callers.map((caller) => ({ from: itemOf(caller), fromRanges: rangesOf(callsIn(caller), id) })));
  }
  return calls;
}

/** Whom a flow calls, as far as that is among the files. */
export async function outgoingCalls(
  item: CallHierarchyItem,
  flows: FlowsAround,
  token: CancellationToken,
): Promise<CallHierarchyOutgoingCall[] | "cancelled"> {
  const caller = await find(item, flows);
  if (!caller) return [];
  const calls = callsIn(caller);
  const called: CallHierarchyOutgoingCall[] = [];
  for (const id of caller.outline.calls) {
    const child = await flows.child(item.uri, id);
    if (token.isCancellationRequested) return "cancelled";
    if (child) called.push({ to: itemOf(child), fromRanges: rangesOf(calls, id) });
  }
  return called;
}

function itemOf({ uri, outline: { identity, flow }, range, head }: PlacedFlow): CallHierarchyItem {
  return {
    name: identity.name || fileNameOf(uri),
    detail: fileNameOf(uri),
    kind: SymbolKind.Function,
    uri,
    range,
    selectionRange: head,
    data: flow.definition.pointer,
  };
}

/** The flow of an item as its document is now. */
async function find({ uri, data }: CallHierarchyItem, flows: FlowsAround): Promise<PlacedFlow | undefined> {
  return (await flows.in(uri)).find(({ outline: { flow } }) => flow.definition.pointer === data);
}

interface Call {
  readonly childId: string;
  readonly name: Range;
  readonly body: Range;
}

function callsIn({ outline: { flow }, rangesOf: ranges }: PlacedFlow): Call[] {
  const calls = flow.allActions.flatMap((action) =>
    action.kind === "childFlow" && action.childId !== null ? [{ childId: action.childId, node: action.node }] : [],
  );
  const found = ranges(calls.flatMap(({ node }) => [nameOf(node), { node, part: "key" }, { node, part: "value" }]));
  return calls.map(({ childId }, index) => {
    const [name, key, value] = found.slice(3 * index, 3 * index + 3) as [Range, Range, Range];
    return { childId, name, body: { start: key.start, end: value.end } };
  });
}

function rangesOf(calls: readonly Call[], id: string): Range[] {
  return calls.filter(({ childId }) => childId === id).map(({ name }) => name);
}

function holds({ start, end }: Range, { line, character }: Position): boolean {
  const isBehind = line > start.line || (line === start.line && character >= start.character);
  return isBehind && (line < end.line || (line === end.line && character <= end.character));
}
