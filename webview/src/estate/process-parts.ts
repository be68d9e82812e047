import type { ProcessGraph, ProcessNode } from "../charts/process-graph";
import { shortened } from "../words";
import type { Estate } from "./estate";

/** As many can be told apart on a screen. */
const mostNodes = 120;
const longestLabel = 26;

/** A process with its calls and shared data; beyond what can be read, the flows with most neighbors. */
export function processGraph(estate: Estate, process: readonly number[]): ProcessGraph {
  const sources = sourcesIn(estate, process);
  const degree = (at: number): number =>
    (estate.flows[at]?.calls.length ?? 0) + (estate.flows[at]?.callers.length ?? 0) + (sources.degrees.get(at) ?? 0);
  const shown =
    process.length <= mostNodes ? process : [...process].sort((a, b) => degree(b) - degree(a)).slice(0, mostNodes);
  const isShown = new Set(shown);
  const left = process.length - shown.length;
  const drawnSources = sources.list
    .map((it) => ({ ...it, flows: it.flows.filter((at) => isShown.has(at)) }))
    .filter(({ flows }) => flows.length > 0);
  return {
    nodes: [
      ...shown.map((at): ProcessNode => {
        const flow = estate.flows[at];
        return {
          id: `f${at}`,
          label: shortened(flow?.name ?? "", longestLabel),
          kind: flow && flow.premium.length > 0 ? "premium" : "flow",
          at,
          size: 1,
        };
      }),
      ...drawnSources.map(({ source }, index): ProcessNode => {
        return { id: `d${index}`, label: shortened(source, longestLabel), kind: "data", at: -1, size: 1 };
      }),
      ...(left > 0 ? [{ id: "rest", label: `${left} more flows`, kind: "rest" as const, at: -1, size: left }] : []),
    ],
    edges: [
      ...shown.flatMap((at) =>
        (estate.flows[at]?.calls ?? [])
          .filter((to) => isShown.has(to))
          .map((to) => [`f${at}`, `f${to}`, "call"] as const),
      ),
      ...drawnSources.flatMap(({ flows }, index) => flows.map((at) => [`d${index}`, `f${at}`, "data"] as const)),
    ],
    left,
  };
}

/** All processes, each as one circle that is as large as it has flows; the largest of many. */
export function allProcesses(estate: Estate): ProcessGraph {
  const shown = estate.processes.slice(0, mostNodes);
  const left = estate.processes.slice(mostNodes).reduce((sum, { length }) => sum + length, 0);
  return {
    nodes: [
      ...shown.map((flows, at): ProcessNode => {
        return {
          id: `p${at}`,
          label: `${shortened(processName(estate, flows), longestLabel)}\n${flows.length} flows`,
          kind: "process",
          at,
          size: flows.length,
        };
      }),
      ...(left > 0
        ? [{ id: "rest", label: `${left} flows in smaller ones`, kind: "rest" as const, at: -1, size: left }]
        : []),
    ],
    edges: [],
    left,
  };
}

/** A process goes by the flow that calls most others. */
export function processName({ flows }: Estate, process: readonly number[]): string {
  let best = process[0] ?? -1;
  for (const at of process) {
    if ((flows[at]?.calls.length ?? 0) > (flows[best]?.calls.length ?? 0)) best = at;
  }
  return flows[best]?.name ?? "";
}

function sourcesIn({ sharedSources }: Estate, process: readonly number[]) {
  const members = new Set(process);
  const list = sharedSources.filter(({ flows }) => members.has(flows[0] ?? -1));
  const degrees = new Map<number, number>();
  for (const { flows } of list) for (const at of flows) degrees.set(at, (degrees.get(at) ?? 0) + 1);
  return { list, degrees };
}
