import { actionsByName } from "../../flow/action-names";
import type { CallExpression } from "../../flow/expression/expression";
import { parseTemplate } from "../../flow/expression/parse-expression";
import { referencesIn } from "../../flow/expression/references";
import type { Action, Flow } from "../../flow/flow";
import { missing } from "../../flow/run-after-order";
import { type VariableWrites, variableWrites } from "./variable-writes";

/** What the texts of an action refer to; the actions inside of it speak for themselves. */
export interface Uses {
  /** Actions of which something is read. */
  readonly actions: ReadonlySet<Action>;
  /** Those of which more is read than the answer: how they ended, when, with what inputs. */
  readonly outcomes: ReadonlySet<Action>;
  /** In lower case, as their names compare. */
  readonly variables: ReadonlySet<string>;
  /** Loops whose item or pass is asked for by name. */
  readonly loops: ReadonlySet<Action>;
  /** The item of the innermost loop around the action, or of a loop that cannot be told. */
  readonly item: boolean;
  readonly trigger: boolean;
  /** Parameters of the flow, environment variables among them. */
  readonly parameter: boolean;
  /** A name is worked out in the run, or means nothing in this flow, or the text cannot be read. */
  readonly unclear: boolean;
  /** A function gives something else at each call: a time, a random number, an id. */
  readonly changing: boolean;
}

/** Which action and which variable is read where. */
export interface FlowUses {
  /** False where something may be read that is not seen: by a name worked out in the run, or in broken text. */
  readonly isComplete: boolean;
  readonly of: (action: Action) => Uses;
  /** The actions that read what an action answered, or how it ended, in the order of the text. */
  readonly readersOf: (action: Action) => readonly Action[];
  readonly readersOfVariable: (name: string) => readonly Action[];
  /** Actions of which something asks how they ended: a run-after for more than success, or an expression. */
  readonly watched: ReadonlySet<Action>;
  readonly writes: VariableWrites;
}

/** Reads every text of a flow once. `isDamaged`: the text is no sound JSON, so that readers may be missing. */
export function flowUses(flow: Flow, isDamaged: boolean): FlowUses {
  const byName = actionsByName(flow);
  const known = new Map<string, Uses>();
  const uses = new Map<Action, Uses>();
  const readers = new Map<Action, Action[]>();
  const variableReaders = new Map<string, Action[]>();
  const watched = watchedByRunAfter(flow);
  let isComplete = !isDamaged;
  for (const action of flow.allActions) {
    const found = usesIn(action, known, byName);
    uses.set(action, found);
    if (found.unclear) isComplete = false;
    for (const read of found.outcomes) watched.add(read);
    for (const read of found.actions) note(readers, read, action);
    for (const name of found.variables) note(variableReaders, name, action);
  }
  return {
    isComplete,
    of: (action) => uses.get(action) ?? nothing,
    readersOf: (action) => readers.get(action) ?? [],
    readersOfVariable: (name) => variableReaders.get(name.toLowerCase()) ?? [],
    watched,
    writes: variableWrites(flow),
  };
}

function watchedByRunAfter({ actions: top, allActions }: Flow): Set<Action> {
  const watched = new Set<Action>();
  for (const { actions, order } of [top, ...allActions.flatMap(({ lists }) => lists)]) {
    actions.forEach(({ runAfter }, index) => {
      runAfter.forEach(({ statuses }, entry) => {
        const before = actions[order.predecessors[index]?.[entry] ?? missing];
        if (before && !(statuses.size === 1 && statuses.has("Succeeded"))) watched.add(before);
      });
    });
  }
  return watched;
}

const nothing: Uses = {
  actions: new Set(),
  outcomes: new Set(),
  variables: new Set(),
  loops: new Set(),
  item: false,
  trigger: false,
  parameter: false,
  unclear: false,
  changing: false,
};

function note<Key>(readers: Map<Key, Action[]>, read: Key, by: Action): void {
  const before = readers.get(read);
  if (before) before.push(by);
  else readers.set(read, [by]);
}

type FindAction = (name: string) => Action | undefined;

function usesIn(action: Action, known: Map<string, Uses>, byName: FindAction): Uses {
  const found: Uses[] = [];
  const type = action.type.toLowerCase();
  const own = ownItems.get(type);
  const open = action.node
    .entries()
    .filter(({ key }) => !leftOut.has(String(key)))
    .map((node) => ({ node, isOwn: false }));
  const add = (text: string, isOwn: boolean): void => {
    if (!text.includes("@")) return;
    const uses = usesInText(text, known, byName);
    found.push(isOwn && uses.item ? { ...uses, item: false } : uses);
  };
  for (let at = open.pop(); at; at = open.pop()) {
    const { node } = at;
    const isOwn = at.isOwn || node.key === own;
    if (typeof node.key === "string") add(node.key, isOwn);
    if (node.kind === "string") add(node.value as string, isOwn);
    else if (!(node.key === "schema" && type === "parsejson")) {
      for (const inside of [...node.entries(), ...node.items()]) open.push({ node: inside, isOwn });
    }
  }
  return together(found);
}

/** Data operations that go through a list themselves, and where `item()` means an item of it. */
const ownItems: ReadonlyMap<string, string> = new Map([
  ["query", "where"],
  ["select", "select"],
  ["table", "columns"],
]);

/** Members of an action that hold other actions, or no expression. */
const leftOut: ReadonlySet<string> = new Set([
  "actions",
  "cases",
  "default",
  "description",
  "else",
  "kind",
  "metadata",
  "runAfter",
  "type",
]);

/** Texts recur: each is read once. */
function usesInText(text: string, known: Map<string, Uses>, byName: FindAction): Uses {
  const before = known.get(text);
  if (before) return before;
  const uses = readUses(text, byName);
  known.set(text, uses);
  return uses;
}

function readUses(text: string, byName: FindAction): Uses {
  const template = parseTemplate(text);
  if (template.kind === "text") return nothing;
  const actions = new Set<Action>();
  const outcomes = new Set<Action>();
  const variables = new Set<string>();
  const loops = new Set<Action>();
  let [item, trigger, parameter, unclear] = [false, false, false, template.problems.length > 0];
  for (const reference of referencesIn(template)) {
    if (!("name" in reference)) {
      if (reference.kind === "item") item = true;
      else trigger = true;
    } else if (reference.kind === "parameter") parameter = true;
    else if (reference.kind === "variable" && reference.name !== null) variables.add(reference.name.toLowerCase());
    else {
      const named = reference.name === null ? undefined : byName(reference.name);
      if (reference.kind === "loop") item ||= named === undefined;
      if (named === undefined) unclear ||= reference.kind !== "loop";
      else if (reference.kind === "loop") loops.add(named);
      else {
        const read = readBy(reference.call, named);
        for (const one of read) actions.add(one);
        if (asksForOutcome(reference.call)) for (const one of read) outcomes.add(one);
      }
    }
  }
  const changing = changingCall.test(text);
  return { actions, outcomes, variables, loops, item, trigger, parameter, unclear, changing };
}

/** `result` gives what the actions directly inside of a container answered. */
function readBy({ name }: CallExpression, named: Action): Action[] {
  return name === "result" ? [named, ...named.lists.flatMap(({ actions }) => actions)] : [named];
}

function asksForOutcome({ name }: CallExpression): boolean {
  return name === "actions" || name === "result";
}

const changingCall = /\b(?:guid|rand|utcnow|workflow|action)\s*\(/i;

function together(found: readonly Uses[]): Uses {
  const [only] = found;
  if (only === undefined) return nothing;
  if (found.length === 1) return only;
  return {
    actions: new Set(found.flatMap(({ actions }) => [...actions])),
    outcomes: new Set(found.flatMap(({ outcomes }) => [...outcomes])),
    variables: new Set(found.flatMap(({ variables }) => [...variables])),
    loops: new Set(found.flatMap(({ loops }) => [...loops])),
    item: found.some((it) => it.item),
    trigger: found.some((it) => it.trigger),
    parameter: found.some((it) => it.parameter),
    unclear: found.some((it) => it.unclear),
    changing: found.some((it) => it.changing),
  };
}
