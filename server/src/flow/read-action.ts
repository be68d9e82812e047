import { addAll } from "../../../shared/add-all";
import { type JsonNode, nodeAt, textAt } from "../syntax/json-node";
import { ownCopy } from "../syntax/own-copy";
import { wholeNumber } from "../syntax/whole-number";
import {
  type Action,
  type ActionList,
  type ConditionAction,
  type ConnectionReference,
  type FlowProblem,
  noneLeft,
  type SwitchAction,
  type SwitchCase,
} from "./flow";
import { readConnectorUse } from "./read-connections";
import { readRunAfter } from "./read-run-after";
import { readRuntimeSettings } from "./read-runtime";
import { runAfterOrder } from "./run-after-order";
import { plainWorkflowId } from "./workflow-id";

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
  const members = node.entries().map((member) => readMember(member, parent, reader));
  const actions = members.includes(null) ? members.filter((it) => it !== null) : (members as Action[]);
  const order = runAfterOrder(actions);
  if (order.repeatedNames) tellRepeatedNames(actions, reader);
  return { actions, node, order };
}

/** Null for a member that is no action. */
function readMember(member: JsonNode, parent: Action | null, reader: ActionReader): Action | null {
  if (member.kind === "object" && textAt(member, "type") !== null) return readAction(member, parent, reader);
  const message = `${String(member.key)} is no action: it has no type.`;
  reader.problems.push({ code: "broken-action", message, at: member });
  return null;
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

/** The keywords of the definition language in the designer's words; in lower case, as they compare. */
const kinds: ReadonlyMap<string, Action["kind"]> = new Map<string, Action["kind"]>([
  ["openapiconnection", "connector"],
  ["openapiconnectionwebhook", "connector"],
  ["openapiconnectionnotification", "connector"],
  ["apiconnection", "connector"],
  ["apiconnectionwebhook", "connector"],
  ["apiconnectionnotification", "connector"],
  ["http", "http"],
  ["httpwebhook", "http"],
  ["terminate", "terminate"],
  ["workflow", "childFlow"],
  ["if", "condition"],
  ["switch", "switch"],
  ["foreach", "applyToEach"],
  ["until", "doUntil"],
  ["scope", "scope"],
  ["changeset", "scope"],
]);

interface KnownType extends Pick<Action, "type" | "lowerType" | "kind"> {}

/** Types recur in their thousands, nearly always in one spelling: each is kept once, and not with each action. */
const knownTypes = new Map<string, KnownType>();

function knownType(type: string, isPlainType: (type: string) => boolean): KnownType {
  let known = knownTypes.get(type);
  if (known === undefined) {
    const lowerType = ownCopy(type.toLowerCase());
    const kind = kinds.get(lowerType) ?? (isPlainType(type) ? "builtIn" : "unknown");
    known = { type: ownCopy(type), lowerType, kind };
    if (knownTypes.size < mostKnownTypes) knownTypes.set(known.type, known);
  }
  return known;
}

/** A hostile file may have a new type in each action. */
const mostKnownTypes = 1000;

/** While an action is read, what only its kind has is still to come: the children name it as their parent. */
type Unfinished<A> = { -readonly [K in keyof A]: A[K] };

/** Reads one action with all actions inside; `node` is its property in the container, unless it is a copy. */
export function readAction(
  node: JsonNode,
  parent: Action | null,
  reader: ActionReader,
  name: string = String(node.key ?? ""),
): Action {
  const { type, lowerType, kind } = knownType(textAt(node, "type") ?? "", reader.isPlainType);
  const action = {
    kind,
    name,
    index: reader.allActions.length,
    node,
    type,
    lowerType,
    typeKind: textAt(node, "kind"),
    runAfter: readRunAfter(node),
    note: textAt(node, "description"),
    runtime: readRuntimeSettings(node),
    parent,
    depth: parent === null ? 1 : parent.depth + 1,
    lists: noLists,
  } as unknown as Unfinished<Action>;
  // Pre-order wants an action before its children.
  reader.allActions.push(action);
  switch (action.kind) {
    case "builtIn":
    case "http":
    case "terminate":
      return action;
    case "connector":
      action.connector = readConnectorUse(node, reader.references);
      return action;
    case "childFlow":
      action.childId = readChildId(node);
      return action;
    case "condition":
      return readCondition(action, reader);
    case "switch":
      return readSwitch(action, reader);
    case "applyToEach":
      action.source = node.get("foreach") ?? null;
      break;
    case "doUntil":
      action.limitCount = wholeNumber(node.read(["limit", "count"]));
      action.limitUnknown = action.limitCount === null && nodeAt(node, "limit", "count") !== undefined;
      break;
    case "scope":
      break;
    case "unknown":
      action.lists = findActionObjects(node).map((at) => readActionList(at, action, reader));
      return action;
    default:
      return noneLeft(action);
  }
  action.list = readActionList(node.get("actions") ?? nodeAt(node, "inputs", "actions"), action, reader);
  action.lists = [action.list];
  return action;
}

const noLists: readonly ActionList[] = [];

/** `actions` and `else` in the order of the text, which numbers the loops. */
function readCondition(action: Unfinished<ConditionAction>, reader: ActionReader): Action {
  action.whenTrue = emptyList;
  action.whenFalse = emptyList;
  for (const member of action.node.entries()) {
    if (member.key === "actions") {
      action.whenTrue = readActionList(member, action, reader);
      action.lists = [...action.lists, action.whenTrue];
    } else if (member.key === "else") {
      action.whenFalse = readActionList(member.get("actions"), action, reader);
      action.lists = [...action.lists, action.whenFalse];
    }
  }
  return action;
}

function readSwitch(action: Unfinished<SwitchAction>, reader: ActionReader): Action {
  const lists: ActionList[] = [];
  const cases: SwitchCase[] = [];
  action.cases = cases;
  action.otherwise = emptyList;
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
  action.lists = lists;
  return action;
}

function readChildId(node: JsonNode): string | null {
  const id = textAt(node, "inputs", "host", "workflowReferenceName");
  return id === null || id.includes("@") ? null : plainWorkflowId(id);
}

/** Any object below called `actions` whose members all have a type; it is not searched further. */
function findActionObjects(node: JsonNode): JsonNode[] {
  const found: JsonNode[] = [];
  for (const member of node.entries()) {
    if (member.kind !== "object" || member.key === "inputs") continue;
    if (member.key === "actions" && holdsActions(member)) found.push(member);
    else addAll(found, findActionObjects(member));
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
