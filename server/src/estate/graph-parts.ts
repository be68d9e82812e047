import { listIn } from "../../../shared/list-in";
/** Numbers from 0 on that hang together: each list of `links` joins all that stand in it. In the order of the numbers. */
export function groupsOf(count: number, links: Iterable<readonly number[]>): number[][] {
  const above = Array.from({ length: count }, (_, index) => index);
  const rootOf = (start: number): number => {
    let at = start;
    while (above[at] !== at) {
      const next = above[at] as number;
      above[at] = above[next] as number;
      at = next;
    }
    return at;
  };
  for (const [first, ...others] of links) {
    if (first === undefined) continue;
    for (const other of others) above[rootOf(other)] = rootOf(first);
  }
  const groups = new Map<number, number[]>();
  for (let index = 0; index < count; index++) listIn(groups, rootOf(index)).push(index);
  return [...groups.values()];
}

/** Circles of a directed graph: its strongly connected parts with an edge inside, by Tarjan's method without recursion. */
export function circlesIn(edges: readonly (readonly number[])[]): number[][] {
  const order: number[] = [];
  const low: number[] = [];
  const open: number[] = [];
  const isOpen: boolean[] = [];
  const circles: number[][] = [];
  let next = 0;
  const enter = (node: number): Step => {
    order[node] = low[node] = next++;
    open.push(node);
    isOpen[node] = true;
    return { node, edge: 0 };
  };
  edges.forEach((_, start) => {
    if (order[start] !== undefined) return;
    const steps = [enter(start)];
    for (let step = steps.at(-1); step; step = steps.at(-1)) {
      const { node } = step;
      const to = edges[node]?.[step.edge++];
      if (to !== undefined) {
        if (order[to] === undefined) steps.push(enter(to));
        else if (isOpen[to]) low[node] = Math.min(low[node] as number, order[to]);
        continue;
      }
      steps.pop();
      const above = steps.at(-1);
      if (above) low[above.node] = Math.min(low[above.node] as number, low[node] as number);
      if (low[node] !== order[node]) continue;
      const part = open.splice(open.lastIndexOf(node));
      for (const member of part) isOpen[member] = false;
      if (part.length > 1 || edges[node]?.includes(node)) circles.push(part.sort((a, b) => a - b));
    }
  });
  return circles;
}

interface Step {
  readonly node: number;
  edge: number;
}
