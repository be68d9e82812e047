import { addAll } from "../../../../shared/add-all";
import { nearestAction } from "../../flow/action-names";
import { isPlainText, parseTemplate } from "../../flow/expression/parse-expression";
import { type Reference, referencesIn } from "../../flow/expression/references";
import { type Action, enclosingLoops, type Flow, type Trigger } from "../../flow/flow";
import { bodyOf, type JsonNode, keyOf, type Place, type TextStretch } from "../../syntax/json-node";
import { eachText, type TextOwner } from "./texts";
import { writtenNames } from "./variable-writes";

/** Something in a flow that other parts of it name; there is one value for each such thing. */
export interface NamedThing {
  readonly kind: "action" | "trigger" | "variable" | "parameter" | "flow";
  /** As it is written where it is made; empty for the flow itself. */
  readonly name: string;
  /** Null for what is no action. */
  readonly action: Action | null;
}

/** A place of a flow's text that names something, or means it without a name. */
export interface Mention {
  readonly of: NamedThing;
  readonly place: Place;
  /** `order`: a run-after. */
  readonly role: "definition" | "write" | "read" | "order";
  /** How the name is written: as it is, or in single quotes, where a quote is two; null where no name stands there. */
  readonly spelled: "plain" | "quoted" | null;
}

/** Every place at which a flow names its actions, triggers, variables and parameters. */
export function mentionsIn(flow: Flow): Mention[] {
  const found: Mention[] = [];
  const things = namedThings(flow);
  const { trigger, furtherTriggers, allActions, definition } = flow;
  if (!isCopy(flow)) {
    const flowPlace = { ...keyOf(definition), within: wholeOf(definition.key) };
    if (definition.key !== null) found.push({ of: things.flow, place: flowPlace, role: "definition", spelled: null });
    for (const node of definition.get("parameters")?.entries() ?? []) {
      found.push(plainName(things.parameter(String(node.key)), node, "definition"));
    }
    const outputs = definition.get("outputs");
    if (outputs) addAll(found, mentionsInTexts({ node: outputs, type: "" }, null, things));
  }
  for (const one of trigger ? [trigger, ...furtherTriggers] : []) {
    found.push(plainName(things.trigger(one), one.node, "definition"));
    addAll(found, mentionsInTexts(one, null, things));
  }
  for (const action of allActions) {
    if (action.node !== definition) found.push(plainName(things.action(action), action.node, "definition"));
    addAll(found, mentionsInRunAfter(action, things));
    addAll(found, mentionsOfVariables(action, things));
    addAll(found, mentionsInTexts(action, action, things));
  }
  return found;
}

interface NamedThings {
  readonly flow: NamedThing;
  readonly trigger: (trigger: Trigger) => NamedThing;
  readonly firstTrigger: NamedThing | undefined;
  readonly action: (action: Action) => NamedThing;
  /** The action that a name means where it stands in an action; null where it stands elsewhere. */
  readonly actionNamed: (name: string, from: Action | null) => NamedThing | undefined;
  readonly variable: (name: string) => NamedThing;
  readonly parameter: (name: string) => NamedThing;
}

function namedThings(flow: Flow): NamedThings {
  const find = nearestAction(flow);
  const actions = new Map<Action, NamedThing>(
    flow.allActions.map((action) => [action, { kind: "action", name: action.name, action }]),
  );
  const triggers = new Map<Trigger, NamedThing>();
  const trigger = (one: Trigger) =>
    remembered(triggers, one, () => ({ kind: "trigger", name: one.name, action: null }));
  // Neither the names of variables nor those of parameters differ in letter case alone.
  const variables = new Map<string, NamedThing>();
  const parameters = new Map<string, NamedThing>();
  const action = (one: Action) => actions.get(one) as NamedThing;
  return {
    flow: { kind: "flow", name: "", action: null },
    trigger,
    firstTrigger: flow.trigger === null ? undefined : trigger(flow.trigger),
    action,
    actionNamed: (name, from) => {
      const named = find(name, from);
      return named && named.node !== flow.definition ? action(named) : undefined;
    },
    variable: (name) => remembered(variables, name.toLowerCase(), () => ({ kind: "variable", name, action: null })),
    parameter: (name) => remembered(parameters, name.toLowerCase(), () => ({ kind: "parameter", name, action: null })),
  };
}

function remembered<Key>(known: Map<Key, NamedThing>, key: Key, make: () => NamedThing): NamedThing {
  const before = known.get(key);
  if (before) return before;
  const made = make();
  known.set(key, made);
  return made;
}

/** What an action was called before it was copied does not stand where names of actions stand, if it is there at all. */
function isCopy(flow: Flow): boolean {
  return flow.allActions[0]?.node === flow.definition;
}

/** The whole name of a property. */
function plainName(of: NamedThing, node: JsonNode, role: Mention["role"]): Mention {
  const place = { ...keyOf(node), within: wholeOf(node.key) };
  return { of, place, role, spelled: "plain" };
}

function wholeOf(text: unknown): TextStretch {
  return { start: 0, end: String(text).length };
}

function mentionsInRunAfter(action: Action, things: NamedThings): Mention[] {
  return (action.node.get("runAfter")?.entries() ?? []).flatMap((entry) => {
    const before = things.actionNamed(String(entry.key), action);
    // Only an action of the same container can be waited for.
    return before?.action?.node.parent === action.node.parent ? [plainName(before, entry, "order")] : [];
  });
}

/** Where an action makes or changes variables by their plain name. */
function mentionsOfVariables(action: Action, things: NamedThings): Mention[] {
  const role = action.lowerType === "initializevariable" ? "definition" : "write";
  return writtenNames(action).flatMap((node) => {
    const name = node.value as string;
    if (!isPlainText(name)) return [];
    const place = { ...bodyOf(node), within: wholeOf(name) };
    return [{ of: things.variable(name), place, role, spelled: "plain" }];
  });
}

function mentionsInTexts(owner: TextOwner, from: Action | null, things: NamedThings): Mention[] {
  const found: Mention[] = [];
  eachText(owner, (text, isOwn, node, part) => {
    for (const reference of referencesIn(parseTemplate(text))) {
      const of = meantBy(reference, isOwn, from, things);
      if (!of) continue;
      const place = { node, part, within: { start: reference.start, end: reference.end } };
      found.push({ of, place, role: "read", spelled: "name" in reference ? "quoted" : null });
    }
  });
  return found;
}

/** Undefined where the name is worked out in the run, or means nothing in this flow. */
function meantBy(
  reference: Reference,
  isOwn: boolean,
  from: Action | null,
  things: NamedThings,
): NamedThing | undefined {
  switch (reference.kind) {
    case "flow":
      return things.flow;
    case "trigger":
      return things.firstTrigger;
    case "item": {
      const loop = isOwn ? from : from && enclosingLoops(from).find(({ kind }) => kind === "applyToEach");
      return loop ? things.action(loop) : undefined;
    }
    default:
      if (reference.name === null) return undefined;
      if (reference.kind === "variable") return things.variable(reference.name);
      if (reference.kind === "parameter") return things.parameter(reference.name);
      return things.actionNamed(reference.name, from);
  }
}
