import { type JsonNode, nodeAt, textAt } from "../syntax/json-node";
import { wholeNumber } from "../syntax/whole-number";
import type { Action, ActionList, ConnectionReference, FlowProblem, SwitchCase } from "./flow";
import { readConnectorUse } from "./read-connections";
import { readRunAfter } from "./read-run-after";
import { runAfterOrder } from "./run-after-order";

/** What reading an action needs and collects. */
export interface ActionReader {
  readonly references: ReadonlyMap<string, ConnectionReference>;
  /** Action types that the reference knows as plain built-in steps, in lower case. */
  readonly isKnownType: (type: string) => boolean;
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
  const names = new Set<string>();
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
    if (names.has(name)) {
      const message = `The name ${name} stands twice in one container; Power Automate keeps only one of them.`;
      reader.problems.push({
        code: "repeated-action-name",
        message,
        at: member,
      });
    }
    names.add(name);
    actions.push(readAction(member, parent, reader));
  }
  return { actions, node, order: runAfterOrder(actions) };
}

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
  // The action exists before its children, because they name it as their parent and pre-order wants it first.
  const add = <A extends Action>(action: A): A => {
    reader.allActions.push(action);
    return action;
  };
  const readList = (at: JsonNode | undefined, self: Action): ActionList => {
    const list = readActionList(at, self, reader);
    lists.push(list);
    return list;
  };

  switch (type.toLowerCase()) {
    case "openapiconnection":
    case "openapiconnectionwebhook":
    case "openapiconnectionnotification":
    case "apiconnection":
    case "apiconnectionwebhook":
    case "apiconnectionnotification":
      return add({
        ...base,
        kind: "connector",
        connector: readConnectorUse(node, reader.references),
      });
    case "http":
    case "httpwebhook":
      return add({ ...base, kind: "http" });
    case "terminate":
      return add({ ...base, kind: "terminate" });
    case "workflow":
      return add({ ...base, kind: "childFlow", childId: readChildId(node) });
    case "if": {
      const action = add({
        ...base,
        kind: "condition" as const,
        whenTrue: emptyList,
        whenFalse: emptyList,
      });
      return readInTextOrder(
        node,
        {
          actions: (at) => Object.assign(action, { whenTrue: readList(at, action) }),
          else: (at) =>
            Object.assign(action, {
              whenFalse: readList(at.get("actions"), action),
            }),
        },
        action,
      );
    }
    case "switch": {
      const cases: SwitchCase[] = [];
      const action = add({
        ...base,
        kind: "switch" as const,
        cases,
        otherwise: emptyList,
      });
      return readInTextOrder(
        node,
        {
          cases: (at) => {
            for (const one of at.entries())
              cases.push({
                name: String(one.key),
                list: readList(one.get("actions"), action),
              });
          },
          default: (at) =>
            Object.assign(action, {
              otherwise: readList(at.get("actions"), action),
            }),
        },
        action,
      );
    }
    case "foreach": {
      const source = nodeAt(node, "foreach") ?? null;
      const action = add({
        ...base,
        kind: "applyToEach" as const,
        list: emptyList,
        source,
      });
      return Object.assign(action, {
        list: readList(node.get("actions"), action),
      });
    }
    case "until": {
      const limitCount = wholeNumber(nodeAt(node, "limit", "count")?.value);
      const action = add({
        ...base,
        kind: "doUntil" as const,
        list: emptyList,
        limitCount,
      });
      return Object.assign(action, {
        list: readList(node.get("actions"), action),
      });
    }
    case "scope":
    case "changeset": {
      const action = add({ ...base, kind: "scope" as const, list: emptyList });
      const at = node.get("actions") ?? nodeAt(node, "inputs", "actions");
      return Object.assign(action, { list: readList(at, action) });
    }
    default: {
      const children = findActionObjects(node);
      const kind = reader.isKnownType(type) && children.length === 0 ? ("builtIn" as const) : ("unknown" as const);
      const action = add({ ...base, kind });
      for (const at of children) readList(at, action);
      return action;
    }
  }
}

function readInTextOrder<A extends Action>(
  node: JsonNode,
  readers: Readonly<Record<string, (at: JsonNode) => void>>,
  action: A,
): A {
  for (const member of node.entries()) {
    const key = String(member.key);
    if (Object.hasOwn(readers, key)) readers[key]?.(member);
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
