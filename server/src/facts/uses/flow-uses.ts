import { actionsByName } from "../../flow/action-names";
import type { CallExpression } from "../../flow/expression/expression";
import { parseTemplate } from "../../flow/expression/parse-expression";
import { referencesIn } from "../../flow/expression/references";
import type { Action, Flow } from "../../flow/flow";
import type { JsonNode } from "../../syntax/json-node";

/** What the texts of an action refer to; the actions inside of it speak for themselves. */
export interface Uses {
  readonly actions: ReadonlySet<Action>;
  /** In lower case, as their names compare. */
  readonly variables: ReadonlySet<string>;
  /** Loops whose item or pass is asked for by name. */
  readonly loops: ReadonlySet<Action>;
  /** The item of the innermost loop, Select or Filter array around the text, or of a loop that cannot be told. */
  readonly item: boolean;
  readonly trigger: boolean;
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
}

/** Reads every text of a flow once. `isDamaged`: the text is no sound JSON, so that readers may be missing. */
export function flowUses(flow: Flow, isDamaged: boolean): FlowUses {
  const byName = actionsByName(flow);
  const known = new Map<string, Uses>();
  const uses = new Map<Action, Uses>();
  const readers = new Map<Action, Action[]>();
  const variableReaders = new Map<string, Action[]>();
  let isComplete = !isDamaged;
  for (const action of flow.allActions) {
    const found = usesIn(action, known, byName);
    uses.set(action, found);
    if (found.unclear) isComplete = false;
    for (const read of found.actions) note(readers, read, action);
    for (const name of found.variables) note(variableReaders, name, action);
  }
  return {
    isComplete,
    of: (action) => uses.get(action) ?? nothing,
    readersOf: (action) => readers.get(action) ?? [],
    readersOfVariable: (name) => variableReaders.get(name.toLowerCase()) ?? [],
  };
}

const nothing: Uses = {
  actions: new Set(),
  variables: new Set(),
  loops: new Set(),
  item: false,
  trigger: false,
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
  const open: JsonNode[] = action.node.entries().filter(({ key }) => !leftOut.has(String(key)));
  for (let node = open.pop(); node; node = open.pop()) {
    if (typeof node.key === "string" && node.key.includes("@")) found.push(usesInText(node.key, known, byName));
    if (node.kind === "string") {
      const text = node.value as string;
      if (text.includes("@")) found.push(usesInText(text, known, byName));
    } else if (!(node.key === "schema" && action.type.toLowerCase() === "parsejson")) {
      for (const inside of [...node.entries(), ...node.items()]) open.push(inside);
    }
  }
  return together(found);
}

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
  const variables = new Set<string>();
  const loops = new Set<Action>();
  let [item, trigger, unclear] = [false, false, template.problems.length > 0];
  for (const reference of referencesIn(template)) {
    if (!("name" in reference)) {
      if (reference.kind === "item") item = true;
      else trigger = true;
    } else if (reference.kind === "parameter") continue;
    else if (reference.kind === "variable" && reference.name !== null) variables.add(reference.name.toLowerCase());
    else {
      const named = reference.name === null ? undefined : byName(reference.name);
      if (reference.kind === "loop") item ||= named === undefined;
      if (named === undefined) unclear ||= reference.kind !== "loop";
      else if (reference.kind === "loop") loops.add(named);
      else for (const read of readBy(reference.call, named)) actions.add(read);
    }
  }
  const changing = changingCall.test(text);
  return { actions, variables, loops, item, trigger, unclear, changing };
}

/** `result` gives what the actions directly inside of a container answered. */
function readBy({ name }: CallExpression, named: Action): Action[] {
  return name === "result" ? [named, ...named.lists.flatMap(({ actions }) => actions)] : [named];
}

const changingCall = /\b(?:guid|rand|utcnow|workflow|action)\s*\(/i;

function together(found: readonly Uses[]): Uses {
  const [only] = found;
  if (only === undefined) return nothing;
  if (found.length === 1) return only;
  return {
    actions: new Set(found.flatMap(({ actions }) => [...actions])),
    variables: new Set(found.flatMap(({ variables }) => [...variables])),
    loops: new Set(found.flatMap(({ loops }) => [...loops])),
    item: found.some((it) => it.item),
    trigger: found.some((it) => it.trigger),
    unclear: found.some((it) => it.unclear),
    changing: found.some((it) => it.changing),
  };
}
