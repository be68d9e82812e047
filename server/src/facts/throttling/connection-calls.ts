import type { FlowSettings } from "../../../../shared/settings";
import { ActionMap, type ReadonlyActionMap } from "../../flow/action-map";
import {
  type Action,
  type ApplyToEachAction,
  type ConnectorAction,
  enclosingLoops,
  type Flow,
  type LoopAction,
} from "../../flow/flow";
import { readRepetitions } from "../../flow/read-runtime";
import {
  type AtOnceLimit,
  type CallLimit,
  customCallLimit,
  lookUpAtOnceLimit,
  lookUpCallLimit,
} from "../../reference/connector-throttling";
import { lookUpConnector } from "../../reference/connectors";
import { serviceLimit } from "../../reference/limits";
import type { ConnectorFact } from "../connectors";
import type { FlowFacts } from "../flow-facts";
import type { FlowKind } from "../flow-kind";
import { type Count, one, times, zero } from "../requests/count";
import type { Run } from "../requests/outcome";
import { countRuns } from "../requests/own-cost";
import { exact, type RequestCount } from "../requests/per-run";
import { countList } from "../requests/run-outcome";
import type { CallSymbol, LoopSymbol, LoopSymbols } from "../requests/symbols";
import { type CallNumbers, callsApart } from "./calls-apart";
import { callsAtOnce } from "./calls-at-once";
import { shortestDuration } from "./shortest-duration";

/**
 * The calls of a run over one connection, or of the whole flow where the limit is for that; apart for each limit.
 * Calls that a trigger makes to look for something new are not among them, nor retries, further pages and calls of
 * child flows.
 */
export interface ConnectionCalls {
  readonly connectorId: string;
  /** As makers see it. */
  readonly connector: string;
  /** Key of the connection; null where the limit is for the whole flow, and where the operations name none. */
  readonly reference: string | null;
  /** Null where no source tells one. */
  readonly limit: CallLimit | null;
  /** How many calls the connector takes from one user at the same time; null where no source tells. */
  readonly atOnceLimit: AtOnceLimit | null;
  /** Calls of a run in which every executed action succeeds, each loop at its value. */
  readonly perRun: RequestCount;
  /** The most calls under way at the same time, with loops at their values. */
  readonly atOnce: number;
  /** Seconds that the likely calls take at least; null where the limit holds nothing up. */
  readonly shortestSeconds: number | null;
  /** The actions that call, in the order of the text. */
  readonly actions: readonly ConnectorAction[];
  /** The loops around them, each once. */
  readonly loops: readonly LoopSymbol[];
}

/** Those for which a limit is known. */
export type LimitedCalls = ConnectionCalls & { readonly limit: CallLimit };

export function isLimited(calls: ConnectionCalls): calls is LimitedCalls {
  return calls.limit !== null;
}

/** By the order of the text. Connections over which nothing is called are left out. */
export function connectionCalls(
  flow: Flow,
  { kind, connectors, loops, settings }: Pick<FlowFacts, "kind" | "connectors" | "loops" | "settings">,
): ConnectionCalls[] {
  const byLimit = callsByLimit(flow, connectors);
  const { groups, symbolOf } = byLimit;
  if (groups.length === 0) return [];
  const numbers = callsOfRuns(flow, loops, byLimit, settings);
  const atOnce = callsAtOnce(flow.actions, {
    callOf: (action) => symbolOf.get(action),
    passesAtOnce: (loop) => Math.min(repetitions(loop, kind, settings), loops.get(loop)?.value ?? 0),
  });
  const names = new Map(connectors.map(({ id, name }) => [id, name]));
  return groups.flatMap(({ symbol, connectorId, reference, limit, actions }) => {
    const perRun = {
      least: exact(numbers.least.get(symbol) ?? 0),
      likely: exact(numbers.likely.get(symbol) ?? 0),
      most: exact(numbers.most.get(symbol) ?? 0),
    };
    if (perRun.most === 0) return [];
    return {
      connectorId,
      connector: names.get(connectorId) ?? lookUpConnector(connectorId)?.name ?? connectorId,
      reference,
      limit,
      atOnceLimit: lookUpAtOnceLimit(connectorId) ?? null,
      perRun,
      atOnce: atOnce.get(symbol) ?? 0,
      shortestSeconds: perRun.likely === null || limit === null ? null : shortestDuration(perRun.likely, limit),
      actions,
      loops: loopsAround(actions, loops),
    };
  });
}

/** The calls of each kind of run, each loop at its value. */
function callsOfRuns(
  flow: Flow,
  loops: LoopSymbols,
  { groups, symbolOf }: CallsByLimit,
  settings: FlowSettings,
): Readonly<Record<Run, CallNumbers>> {
  const costs = new Map(groups.map(({ symbol }) => [symbol, times(symbol, one)]));
  const plainCost = (action: Action): Count => {
    const symbol = symbolOf.get(action);
    return (symbol && costs.get(symbol)) ?? zero;
  };
  const counts = countRuns(flow.allActions, settings, (run) =>
    countList(flow.actions, { run, settings, loops, childOf: () => null, plainCost, containerCost: 0, passCost: 0 }),
  );
  const numbersOf = (count: Count): CallNumbers => callsApart(count, ({ value }) => value);
  const most = numbersOf(counts.most);
  return {
    least: counts.least === counts.most ? most : numbersOf(counts.least),
    likely: counts.likely === counts.most ? most : numbersOf(counts.likely),
    most,
  };
}

type Group = Pick<ConnectionCalls, "connectorId" | "reference" | "limit"> & {
  readonly symbol: CallSymbol;
  readonly actions: ConnectorAction[];
};

interface CallsByLimit {
  readonly groups: readonly Group[];
  readonly symbolOf: ReadonlyActionMap<Action, CallSymbol>;
}

function callsByLimit(flow: Flow, connectors: readonly ConnectorFact[]): CallsByLimit {
  const custom = new Set(connectors.filter(({ tier }) => tier === "custom").map(({ id }) => id));
  const groups = new Map<string, Group>();
  const symbolOf = new ActionMap<Action, CallSymbol>(flow);
  for (const action of flow.byKind.connector) {
    const { connectorId, operationId } = action.connector;
    if (connectorId === null) continue;
    const limit = custom.has(connectorId) ? customCallLimit() : (lookUpCallLimit(connectorId, operationId) ?? null);
    const reference = limit?.per === "flow" ? null : action.connector.reference;
    const key = `${limit?.id}\n${connectorId}${reference === null ? "" : `\n${reference}`}`;
    const group = groups.get(key) ?? { symbol: { kind: "call" }, connectorId, reference, limit, actions: [] };
    group.actions.push(action);
    groups.set(key, group);
    symbolOf.set(action, group.symbol);
  }
  return { groups: [...groups.values()], symbolOf };
}

/** What an expression sets is not known, and then what the service does by itself counts. */
function repetitions(loop: ApplyToEachAction, kind: FlowKind, { edition }: FlowSettings): number {
  const inLogicApps = kind === "logic-app" ? "-logic-apps" : "";
  const set = readRepetitions(loop);
  return set ?? serviceLimit(`apply-to-each-concurrency-default${inLogicApps}`, null, edition).value;
}

/** In the order of the text, as the actions are. */
function loopsAround(actions: readonly ConnectorAction[], loops: LoopSymbols): readonly LoopSymbol[] {
  const around = new Set<LoopAction>();
  for (const action of actions) for (const loop of enclosingLoops(action).reverse()) around.add(loop);
  return [...around].flatMap((loop) => loops.get(loop) ?? []);
}
