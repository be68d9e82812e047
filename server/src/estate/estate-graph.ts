import type { EstateFlow } from "./estate-flow";
import { circlesIn, groupsOf } from "./graph-parts";

/** Who calls whom, and what shares data: flows by their place in `flows`. */
export interface EstateGraph {
  /** Each flow once, in the order of the inputs. */
  readonly flows: readonly EstateFlow[];
  /** Copies among the inputs of a flow that stands in `flows`. */
  readonly copies: number;
  readonly calls: readonly (readonly number[])[];
  readonly callers: readonly (readonly number[])[];
  /** Flows of one solution and environment that work on one source. */
  readonly sharedSources: readonly SharedSource[];
  /** What hangs together by calls or shared sources, the largest first; flows that stand alone are left out. */
  readonly processes: readonly (readonly number[])[];
  /** Flows that call each other in a circle, or themselves. */
  readonly cycles: readonly (readonly number[])[];
}

export interface SharedSource {
  readonly source: string;
  /** At least two. */
  readonly flows: readonly number[];
}

/** A flow with the same id in the same environment is the same flow; one that is declared elsewhere is a new one. */
export function estateGraph(all: readonly EstateFlow[]): EstateGraph {
  const flows: EstateFlow[] = [];
  const known = new Map<string, number>();
  const byFile = new Map<string, number>();
  const places = all.map((flow) => {
    const name = identityOf(flow);
    let at = known.get(name);
    if (at === undefined) {
      at = flows.length;
      known.set(name, at);
      flows.push(flow);
    }
    byFile.set(`${flow.key.file}\n${flow.key.id}`, at);
    return at;
  });
  // A copy may call what the first one does not.
  const called = flows.map(() => new Set<number>());
  all.forEach((flow, index) => {
    for (const { file, id } of flow.calls) {
      const to = byFile.get(`${file}\n${id}`);
      if (to !== undefined) called[places[index] as number]?.add(to);
    }
  });
  const calls = called.map((them) => [...them]);
  const callers = flows.map((): number[] => []);
  calls.forEach((them, from) => {
    for (const to of them) callers[to]?.push(from);
  });
  const sharedSources = sourcesOf(flows);
  const links = [
    ...calls.flatMap((them, from) => them.map((to) => [from, to])),
    ...sharedSources.map(({ flows: sharing }) => sharing),
  ];
  return {
    flows,
    copies: all.length - flows.length,
    calls,
    callers,
    sharedSources,
    processes: groupsOf(flows.length, links)
      .filter(({ length }) => length > 1)
      .sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number)),
    cycles: circlesIn(calls),
  };
}

function identityOf({ key, pointer, environment }: EstateFlow): string {
  return key.id === null ? `${key.file}\n${pointer}` : `${key.id}\n${environment ?? ""}`;
}

function sourcesOf(flows: readonly EstateFlow[]): SharedSource[] {
  const found = new Map<string, { source: string; flows: number[] }>();
  flows.forEach(({ solution, environment, sources }, index) => {
    if (solution === null) return;
    for (const source of sources) {
      const name = `${source}\n${solution}\n${environment ?? ""}`;
      const same = found.get(name);
      if (same) same.flows.push(index);
      else found.set(name, { source, flows: [index] });
    }
  });
  return [...found.values()].filter(({ flows: sharing }) => sharing.length > 1);
}
