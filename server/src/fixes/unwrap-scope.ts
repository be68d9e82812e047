import { listIn } from "../../../shared/list-in";
import { onceFor } from "../../../shared/once-for";
import { shownName } from "../describe/amounts";
import type { Fix, StructuralEdit } from "../findings/finding";
import { ActionMap, type ReadonlyActionMap } from "../flow/action-map";
import { type Action, type Flow, isBranch, isLoop, type ScopeAction } from "../flow/flow";
import { nodeAt } from "../syntax/json-node";
import { safeFix } from "./fix";

/**
 * Puts the one action of a scope in the scope's place, which saves the scope's request. Null where that could mean
 * something else: the scope holds several actions or a note, an expression may name it, or the action's own result may
 * differ from that of the scope.
 */
export function unwrapScope(scope: ScopeAction, flow: Flow): Fix | null {
  const [action, another] = scope.list.actions;
  const inside = scope.list.node;
  if (!action || another || inside === null || scope.note !== null || action.runAfter.length > 0) return null;
  if (isBranch(action) || isLoop(action) || action.kind === "terminate" || scope.node.parent === null) return null;
  if (scope.node.entries().some(({ key }) => !plainKeys.has(String(key))) || isNamed(scope, flow)) return null;
  const waiting = (waitingIn(flow).get(scope) ?? []).flatMap(({ node }) => nodeAt(node, "runAfter", scope.name) ?? []);
  const own = scope.node.get("runAfter");
  const runAfter: StructuralEdit[] =
    own === undefined ? [] : [{ kind: "set", in: action.node, path: ["runAfter"], value: own.value, after: "type" }];
  return safeFix(
    `Put ${shownName(action.name)} in the place of its scope`,
    { kind: "unwrap", node: scope.node, inside, edits: runAfter },
    ...waiting.map((node): StructuralEdit => ({ kind: "rename", node, name: action.name })),
  );
}

/** What a scope has that does nothing but hold actions. */
const plainKeys: ReadonlySet<string> = new Set(["type", "actions", "runAfter", "metadata"]);

/** For each action those that wait for it. */
const waitingIn = onceFor((flow: Flow): ReadonlyActionMap<Action, readonly Action[]> => {
  const waiting = new ActionMap<Action, Action[]>(flow);
  for (const { actions, order } of [flow.actions, ...flow.allActions.flatMap(({ lists }) => lists)]) {
    order.predecessors.forEach((before, index) => {
      for (const one of before) {
        const awaited = actions[one];
        if (awaited) listIn(waiting, awaited).push(actions[index] as Action);
      }
    });
  }
  return waiting;
});

/** Whether a text of the flow could mean the scope: any that holds its name beside its own place and the run-after of others. */
function isNamed({ name }: ScopeAction, flow: Flow): boolean {
  return quotedIn(flow).has(name) || name.includes("'");
}

/** All that stands between two quotes in the texts of a flow. */
const quotedIn = onceFor(({ definition }: Flow): ReadonlySet<string> => {
  const quoted = new Set<string>();
  const open: unknown[] = [definition.value];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === "string") for (const stretch of value.split("'").slice(1, -1)) quoted.add(stretch);
    else if (typeof value === "object" && value !== null) for (const inside of Object.values(value)) open.push(inside);
  }
  return quoted;
});
