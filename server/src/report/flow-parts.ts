import type { FlowPart, FlowPartEdge, FlowPartKind, FlowParts, TextPlace } from "../../../shared/flow-parts";
import { number, shownName } from "../describe/amounts";
import type { FlowFacts } from "../facts/flow-facts";
import { type ActionRequests, type RunByAction, runByAction } from "../facts/requests/action-requests";
import { sidesOf } from "../facts/requests/run-outcome";
import { type Action, type ActionList, type Flow, isBranch, isLoop, type RunAfter } from "../flow/flow";
import type { JsonNode } from "../syntax/json-node";

/** Where the keys of nodes stand; null for one that has no place any more. */
export type PlacesOf = (nodes: readonly JsonNode[]) => readonly (TextPlace | null)[];

/** Parts that a graph can show and a person can read. */
const mostParts = 300;

/**
 * The parts of a flow with what each adds to the likely run. Containers are opened from the outside to the inside as
 * long as there is room; where a list is longer than that, a part stands for several actions of it.
 */
export function flowParts(flow: Flow, facts: FlowFacts, placesOf: PlacesOf): FlowParts {
  const run = runByAction(flow, facts);
  const opened = openedContainers(flow);
  const premium = premiumNodes(facts);
  const connectors = new Map(facts.connectors.flatMap(({ name, uses }) => uses.map((node) => [node, name] as const)));
  const drafts: Draft[] = [];
  const add = (draft: Omit<Draft, "id">): Draft => {
    const added = { ...draft, id: drafts.length };
    drafts.push(added);
    return added;
  };
  const trigger =
    flow.trigger &&
    add({
      ...bare,
      after: [],
      parent: null,
      kind: "trigger",
      name: flow.trigger.name,
      nodes: [flow.trigger.node],
      ...once,
    });
  const addList = (list: ActionList, parent: number | null, isAssumed: boolean): void => {
    const byIndex = new Map<number, Draft>();
    for (const group of groupsOf(list)) {
      const actions = group.map((index) => list.actions[index] as Action);
      const [first] = actions;
      if (first === undefined) continue;
      const inLoop = isAssumed || (actions.length === 1 && passesAreAssumed(first, facts));
      const draft = add({
        parent,
        ...(actions.length === 1 ? single(first, opened, run) : several(actions, run)),
        after: edgesOf(list, group, byIndex),
        assumed: inLoop,
      });
      if (parent === null && trigger && draft.after.length === 0) draft.after.push({ part: trigger.id, outcomes: [] });
      for (const index of group) byIndex.set(index, draft);
      if (actions.length === 1 && opened.has(first)) addInside(first, draft.id, inLoop);
    }
  };
  const addInside = (action: Action, parent: number, isAssumed: boolean): void => {
    if (!isBranch(action)) {
      for (const list of action.lists) addList(list, parent, isAssumed);
      return;
    }
    for (const { name, list } of sidesOf(action)) {
      const { id } = add({
        ...bare,
        after: [],
        parent,
        kind: "side",
        name: sideWords[name] ?? name,
        ...run.ofSide(action, list),
        assumed: isAssumed,
      });
      addList(list, id, isAssumed);
    }
  };
  addList(flow.actions, null, false);
  const nodes = drafts.map(({ nodes: [first] }) => first ?? null);
  const known = nodes.filter((node) => node !== null);
  const places = new Map(placesOf(known).map((place, index) => [known[index] as JsonNode, place]));
  return {
    parts: drafts.map(({ nodes: own, ...draft }) => ({
      ...draft,
      name: shownName(draft.name),
      connector: own.map((node) => connectors.get(node)).find((name) => name !== undefined) ?? null,
      premium: own.some((node) => premium.has(node)),
      place: own[0] ? (places.get(own[0]) ?? null) : null,
    })),
    actions: flow.allActions.length,
    requests: facts.requests.perRun.likely,
  };
}

interface Draft extends Omit<FlowPart, "connector" | "premium" | "place" | "after"> {
  /** What it stands for; none for a side. */
  readonly nodes: readonly JsonNode[];
  readonly after: FlowPartEdge[];
}

const once: ActionRequests = { times: 1, itself: 1, inside: 1 };
const bare = { nodes: [], assumed: false, hidden: 0 };
const sideWords: Readonly<Record<string, string>> = { if: "If yes", else: "If no", default: "Default" };

/** All that needs a license: each use of such a connector, and what is premium by itself. */
function premiumNodes({ premium, connectors, kind }: FlowFacts): ReadonlySet<JsonNode> {
  const uses =
    kind === "logic-app" ? [] : connectors.filter(({ tier }) => tier !== "standard").flatMap((one) => one.uses);
  return new Set([...uses, ...premium.map(({ at }) => at)]);
}

/** Level by level, so that what is opened is what stands outermost. */
function openedContainers(flow: Flow): ReadonlySet<Action> {
  const opened = new Set<Action>();
  let count = 1 + groupsOf(flow.actions).length;
  let level: readonly Action[] = flow.actions.actions.length > longestList ? [] : flow.actions.actions;
  while (level.length > 0 && level.length <= mostParts) {
    const next: Action[] = [];
    for (const action of level) {
      const inside = action.lists.reduce((sum, list) => sum + groupsOf(list).length + 1, 0);
      if (inside === 0 || count + inside > mostParts) continue;
      opened.add(action);
      count += inside;
      for (const list of action.lists) if (list.actions.length <= longestList) next.push(...list.actions);
    }
    level = next;
  }
  return opened;
}

const longestList = 120;

/** The indexes of a list in the order of run-after, one by one, or in groups of the same length where they are many. */
function groupsOf({ actions, order }: ActionList): readonly (readonly number[])[] {
  const length = Math.ceil(actions.length / longestList);
  const groups: number[][] = [];
  for (let at = 0; at < actions.length; at += length) groups.push(order.ordered.slice(at, at + length) as number[]);
  return groups;
}

function single(
  action: Action,
  opened: ReadonlySet<Action>,
  run: RunByAction,
): Omit<Draft, "id" | "parent" | "after" | "assumed"> {
  const hidden = action.lists.length === 0 || opened.has(action) ? 0 : actionsInside(action);
  return {
    kind: action.kind satisfies FlowPartKind,
    name: action.name,
    nodes: [action.node],
    hidden,
    ...run.of(action),
  };
}

function several(actions: readonly Action[], run: RunByAction): Omit<Draft, "id" | "parent" | "after" | "assumed"> {
  const requests = actions.map(run.of);
  return {
    kind: "several",
    name: `${number(actions.length)} actions from ${actions[0]?.name}`,
    nodes: actions.map(({ node }) => node),
    hidden: actions.reduce((sum, action) => sum + 1 + actionsInside(action), 0),
    times: null,
    itself: sumOf(requests.map(({ itself }) => itself)),
    inside: sumOf(requests.map(({ inside }) => inside)),
  };
}

function actionsInside(action: Action): number {
  return action.lists.reduce(
    (sum, { actions }) => sum + actions.reduce((inner, one) => inner + 1 + actionsInside(one), 0),
    0,
  );
}

function sumOf(counts: readonly (number | null)[]): number | null {
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}

/** Between parts: edges inside of a group are left out, and several to one part are one. */
function edgesOf(list: ActionList, group: readonly number[], byIndex: ReadonlyMap<number, Draft>): FlowPartEdge[] {
  const outcomes = new Map<number, Set<string>>();
  for (const index of group) {
    (list.actions[index] as Action).runAfter.forEach((entry, position) => {
      const before = byIndex.get(list.order.predecessors[index]?.[position] ?? -1);
      if (before === undefined) return;
      const words = outcomes.get(before.id) ?? new Set();
      for (const word of outcomesOf(entry)) words.add(word);
      outcomes.set(before.id, words);
    });
  }
  return [...outcomes].map(([part, words]) => ({ part, outcomes: [...words] }));
}

function outcomesOf({ statuses }: RunAfter): string[] {
  return [...statuses].filter((status) => status !== "Succeeded").map((status) => statusWords[status]);
}

const statusWords = {
  Failed: "has failed",
  Skipped: "is skipped",
  TimedOut: "has timed out",
  Succeeded: "is successful",
};

function passesAreAssumed(action: Action, facts: FlowFacts): boolean {
  return isLoop(action) && facts.loops.get(action)?.from === "default";
}
