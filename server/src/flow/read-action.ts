import { type JsonNode, nodeAt, textAt } from "../syntax/json-node";
import { wholeNumber } from "../syntax/whole-number";
import type {
  Action,
  ActionList,
  ApplyToEachAction,
  ConditionAction,
  ConnectionReference,
  DoUntilAction,
  FlowProblem,
  ScopeAction,
  SwitchAction,
  SwitchCase,
} from "./flow";
import { readConnectorUse } from "./read-connections";
import { readRunAfter } from "./read-run-after";
import { runAfterOrder } from "./run-after-order";

/** What reading an action needs and collects. */
export interface ActionReader {
  readonly references: ReadonlyMap<string, ConnectionReference>;
  /** True for types that the reference describes as plain steps, without actions inside. */
  readonly isPlainType: (type: string) => boolean;
  readonly allActions: Action[];
  readonly problems: FlowProblem[];
}

export const emptyList: ActionList = {
  actions: [],
  node: null,
  order: runAfterOrder([]),
};

/** Reads the actions of one container; members that are no actions are told and left out. */
export function readActionList(node: JsonNode | undefined, parent: Action | null, reader: ActionReader): ActionList {
  if (node?.kind !== "object") return emptyList;
  const actions: Action[] = [];
  for (const member of node.entries()) {
    const name = String(member.key);
    if (member.kind !== "object" || textAt(member, "type") === null) {
      reader.problems.push({
        code: "broken-action",
        message: `${name} is no action: it has no type.`,
        at: member,
      });
      continue;
    }
    actions.push(readAction(member, parent, reader));
  }
  const order = runAfterOrder(actions);
  if (order.repeatedNames) tellRepeatedNames(actions, reader);
  return { actions, node, order };
}

function tellRepeatedNames(actions: readonly Action[], { problems }: ActionReader): void {
  const names = new Set<string>();
  for (const { name, node } of actions) {
    if (names.has(name)) {
      const message = `The name ${name} stands twice in one container; Power Automate keeps only one of them.`;
      problems.push({ code: "repeated-action-name", message, at: node });
    }
    names.add(name);
  }
}

const lowered = new Map<string, string>();

/** Types recur in their thousands, nearly always in one spelling. */
function lowerCase(type: string): string {
  let lower = lowered.get(type);
  if (lower === undefined) {
    lower = type.toLowerCase();
    if (lowered.size < 1000) lowered.set(type, lower);
  }
  return lower;
}

/** While an action is read its lists are still to come: the children name it as their parent. */
type Unfinished<A> = { -readonly [K in keyof A]: A[K] };

/** Reads one action with all actions inside; `node` is its property in the container. */
export function readAction(node: JsonNode, parent: Action | null, reader: ActionReader): Action {
  const type = textAt(node, "type") ?? "";
  const lists: ActionList[] = [];
  const base = {
    name: String(node.key ?? ""),
    node,
    type,
    typeKind: textAt(node, "kind"),
    runAfter: readRunAfter(node),
    note: textAt(node, "description"),
    parent,
    depth: parent === null ? 1 : parent.depth + 1,
    lists,
  };
  switch (lowerCase(type)) {
    case "openapiconnection":
    case "openapiconnectionwebhook":
    case "openapiconnectionnotification":
    case "apiconnection":
    case "apiconnectionwebhook":
    case "apiconnectionnotification":
      return added({ ...base, kind: "connector", connector: readConnectorUse(node, reader.references) }, reader);
    case "http":
    case "httpwebhook":
      return added({ ...base, kind: "http" }, reader);
    case "terminate":
      return added({ ...base, kind: "terminate" }, reader);
    case "workflow":
      return added({ ...base, kind: "childFlow", childId: readChildId(node) }, reader);
    case "if":
      return readCondition(
        added({ ...base, kind: "condition", whenTrue: emptyList, whenFalse: emptyList }, reader),
        lists,
        reader,
      );
    case "switch":
      return readSwitch(added({ ...base, kind: "switch", cases: [], otherwise: emptyList }, reader), lists, reader);
    case "foreach": {
      const loop = added(
        { ...base, kind: "applyToEach", list: emptyList, source: node.get("foreach") ?? null },
        reader,
      );
      return withList(loop, node.get("actions"), lists, reader);
    }
    case "until": {
      const limitCount = wholeNumber(node.read(["limit", "count"]));
      const loop = added({ ...base, kind: "doUntil", list: emptyList, limitCount }, reader);
      return withList(loop, node.get("actions"), lists, reader);
    }
    case "scope":
    case "changeset": {
      const scope = added({ ...base, kind: "scope", list: emptyList }, reader);
      return withList(scope, node.get("actions") ?? nodeAt(node, "inputs", "actions"), lists, reader);
    }
    default: {
      if (reader.isPlainType(type)) return added({ ...base, kind: "builtIn" }, reader);
      const action = added({ ...base, kind: "unknown" }, reader);
      for (const at of findActionObjects(node)) lists.push(readActionList(at, action, reader));
      return action;
    }
  }
}

/** Pre-order wants an action before its children. */
function added<A extends Action>(action: A, reader: ActionReader): Unfinished<A> {
  reader.allActions.push(action);
  return action;
}

function withList<A extends ApplyToEachAction | DoUntilAction | ScopeAction>(
  action: Unfinished<A>,
  at: JsonNode | undefined,
  lists: ActionList[],
  reader: ActionReader,
): A {
  action.list = readActionList(at, action as A, reader);
  lists.push(action.list);
  return action as A;
}

/** `actions` and `else` in the order of the text, which numbers the loops. */
function readCondition(action: Unfinished<ConditionAction>, lists: ActionList[], reader: ActionReader): Action {
  for (const member of action.node.entries()) {
    if (member.key === "actions") {
      action.whenTrue = readActionList(member, action, reader);
      lists.push(action.whenTrue);
    } else if (member.key === "else") {
      action.whenFalse = readActionList(member.get("actions"), action, reader);
      lists.push(action.whenFalse);
    }
  }
  return action;
}

function readSwitch(action: Unfinished<SwitchAction>, lists: ActionList[], reader: ActionReader): Action {
  const cases: SwitchCase[] = [];
  action.cases = cases;
  for (const member of action.node.entries()) {
    if (member.key === "cases") {
      for (const one of member.entries()) {
        const list = readActionList(one.get("actions"), action, reader);
        cases.push({ name: String(one.key), list });
        lists.push(list);
      }
    } else if (member.key === "default") {
      action.otherwise = readActionList(member.get("actions"), action, reader);
      lists.push(action.otherwise);
    }
  }
  return action;
}

function readChildId(node: JsonNode): string | null {
  const id = textAt(node, "inputs", "host", "workflowReferenceName");
  return id === null || id.includes("@") ? null : id.toLowerCase().replace(/[{}]/g, "");
}

/** Any object below called `actions` whose members all have a type; it is not searched further. */
function findActionObjects(node: JsonNode): JsonNode[] {
  const found: JsonNode[] = [];
  for (const member of node.entries()) {
    if (member.kind !== "object" || member.key === "inputs") continue;
    if (member.key === "actions" && holdsActions(member)) found.push(member);
    else found.push(...findActionObjects(member));
  }
  return found;
}

/** True where every member is an object with a type of its own, which a JSON schema's `actions` is not. */
export function holdsActions(node: JsonNode | undefined): boolean {
  return (
    node?.kind === "object" &&
    node.entries().every((member) => member.kind === "object" && textAt(member, "type") !== null)
  );
}
