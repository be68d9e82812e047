import { listIn } from "../../../../shared/list-in";
import { ActionMap, ActionSet, type ReadonlyActionSet } from "../../flow/action-map";
import { actionsByName, type FindAction } from "../../flow/action-names";
import type { CallExpression } from "../../flow/expression/expression";
import { parseTemplate } from "../../flow/expression/parse-expression";
import { eachCall, referenceOf } from "../../flow/expression/references";
import { type Action, type ActionList, type Flow, handlesFailure, isSuccessAlone } from "../../flow/flow";
import { missing } from "../../flow/run-after-order";
import { eachText } from "./texts";
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
  readonly flow: Flow;
  /** False where something may be read that is not seen: by a name worked out in the run, or in broken text. */
  readonly isComplete: boolean;
  readonly of: (action: Action) => Uses;
  /** The actions that read what an action answered, or how it ended, in the order of the text. */
  readonly readersOf: (action: Action) => readonly Action[];
  readonly readersOfVariable: (name: string) => readonly Action[];
  /** Actions of which something asks how they ended: a run-after for more than success, or an expression. */
  readonly watched: ReadonlyActionSet;
  readonly writes: VariableWrites;
}

/** Reads every text of a flow once. `isDamaged`: the text is no sound JSON, so that readers may be missing. */
export function flowUses(flow: Flow, isDamaged: boolean): FlowUses {
  const byName = actionsByName(flow);
  const known = new Map<string, Uses>();
  const uses = new ActionMap<Action, Uses>(flow);
  const readers = new ActionMap<Action, Action[]>(flow);
  const variableReaders = new Map<string, Action[]>();
  const watched = watchedByRunAfter(flow);
  let isComplete = !isDamaged;
  for (const action of flow.allActions) {
    const found = usesIn(action, known, byName);
    uses.set(action, found);
    if (found.unclear) isComplete = false;
    for (const read of found.outcomes) watched.add(read);
    for (const read of found.actions) listIn(readers, read).push(action);
    for (const name of found.variables) listIn(variableReaders, name).push(action);
  }
  return {
    flow,
    isComplete,
    of: (action) => uses.get(action) ?? nothing,
    readersOf: (action) => readers.get(action) ?? nobody,
    readersOfVariable: (name) => variableReaders.get(name.toLowerCase()) ?? nobody,
    watched,
    writes: variableWrites(flow),
  };
}

function watchedByRunAfter(flow: Flow): ActionSet {
  const watched = new ActionSet(flow);
  const watchIn = ({ actions, order }: ActionList): void => {
    actions.forEach((action, index) => {
      if (!handlesFailure(action)) return;
      action.runAfter.forEach(({ statuses }, entry) => {
        if (isSuccessAlone(statuses)) return;
        const before = actions[order.predecessors[index]?.[entry] ?? missing];
        if (before) watched.add(before);
      });
    });
  };
  watchIn(flow.actions);
  for (const { lists } of flow.allActions) for (const list of lists) watchIn(list);
  return watched;
}

const none: ReadonlySet<never> = new Set<never>();
const nobody: readonly Action[] = [];

const nothing: Uses = {
  actions: none,
  outcomes: none,
  variables: none,
  loops: none,
  item: false,
  trigger: false,
  parameter: false,
  unclear: false,
  changing: false,
};

function usesIn(action: Action, known: Map<string, Uses>, byName: FindAction): Uses {
  const found: Uses[] = [];
  eachText(action, (text, isOwn) => {
    const uses = usesInText(text, known, byName);
    if (uses !== nothing) found.push(isOwn && uses.item ? { ...uses, item: false } : uses);
  });
  return together(found);
}

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
  const actions: Action[] = [];
  const outcomes: Action[] = [];
  const variables: string[] = [];
  const loops: Action[] = [];
  let [item, trigger, parameter, changes] = [false, false, false, false];
  let unclear = template.problems.length > 0;
  eachCall(template, (call) => {
    if (changing.has(call.name)) changes = true;
    const reference = referenceOf(call);
    if (reference === undefined) return;
    if (!("name" in reference)) {
      if (reference.kind === "item") item = true;
      else if (reference.kind === "trigger") trigger = true;
    } else if (reference.kind === "parameter") parameter = true;
    else if (reference.kind === "variable" && reference.name !== null) variables.push(reference.name.toLowerCase());
    else {
      const named = reference.name === null ? undefined : byName(reference.name);
      if (reference.kind === "loop") item ||= named === undefined;
      if (named === undefined) unclear ||= reference.kind !== "loop";
      else if (reference.kind === "loop") loops.push(named);
      else {
        const read = readBy(call, named);
        for (const one of read) actions.push(one);
        if (asksForOutcome(call)) for (const one of read) outcomes.push(one);
      }
    }
  });
  return {
    actions: setOf(actions),
    outcomes: setOf(outcomes),
    variables: setOf(variables),
    loops: setOf(loops),
    item,
    trigger,
    parameter,
    unclear,
    changing: changes,
  };
}

/** `result` gives what the actions directly inside of a container answered. */
function readBy({ name }: CallExpression, named: Action): Action[] {
  return name === "result" ? [named, ...named.lists.flatMap(({ actions }) => actions)] : [named];
}

function asksForOutcome({ name }: CallExpression): boolean {
  return name === "actions" || name === "result";
}

const changing: ReadonlySet<string> = new Set(["action", "guid", "rand", "utcnow", "workflow"]);

function together(found: readonly Uses[]): Uses {
  const [only] = found;
  if (only === undefined) return nothing;
  if (found.length === 1) return only;
  return {
    actions: union(found, ({ actions }) => actions),
    outcomes: union(found, ({ outcomes }) => outcomes),
    variables: union(found, ({ variables }) => variables),
    loops: union(found, ({ loops }) => loops),
    item: found.some((it) => it.item),
    trigger: found.some((it) => it.trigger),
    parameter: found.some((it) => it.parameter),
    unclear: found.some((it) => it.unclear),
    changing: found.some((it) => it.changing),
  };
}

function union<T>(found: readonly Uses[], namedBy: (uses: Uses) => ReadonlySet<T>): ReadonlySet<T> {
  const naming = found.map(namedBy).filter(({ size }) => size > 0);
  const [only = none] = naming;
  return naming.length < 2 ? only : new Set(naming.flatMap((set) => [...set]));
}

/** Most texts name one thing or none, and the sets of all of them are kept: an empty one takes no room of its own. */
function setOf<T>(found: readonly T[]): ReadonlySet<T> {
  return found.length === 0 ? none : new Set(found);
}
