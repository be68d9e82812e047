import { shownName } from "../describe/amounts";
import type { Fix, StructuralEdit } from "../findings/finding";
import { type Action, type Flow, isBranch, isLoop, type ScopeAction } from "../flow/flow";
import type { JsonNode } from "../syntax/json-node";
import { safeFix } from "./fix";

/**
 * Puts the one action of a scope in the scope's place, which saves the scope's request. Null where that could mean
 * something else: the scope holds several actions or a note, an expression may name it, or the action's own result may
 * differ from that of the scope.
 */
export function unwrapScope(scope: ScopeAction, { allActions, definition }: Flow): Fix | null {
  const [action, another] = scope.list.actions;
  const inside = scope.list.node;
  if (!action || another || inside === null || scope.note !== null || action.runAfter.length > 0) return null;
  if (isBranch(action) || isLoop(action) || action.kind === "terminate" || scope.node.parent === null) return null;
  if (scope.node.entries().some(({ key }) => !plainKeys.has(String(key))) || namesIt(definition, scope)) return null;
  const waiting = siblingsOf(scope, allActions).flatMap(({ node, runAfter }) =>
    runAfter.some(({ name }) => name === scope.name) ? (node.get("runAfter")?.get(scope.name) ?? []) : [],
  );
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

function siblingsOf(scope: ScopeAction, actions: readonly Action[]): Action[] {
  return actions.filter(
    ({ parent, node }) => parent === scope.parent && node.parent?.pointer === scope.node.parent?.pointer,
  );
}

/** Whether a text of the flow could mean the scope: any that holds its name beside its own place and the run-after of others. */
function namesIt(definition: JsonNode, { name }: ScopeAction): boolean {
  const texts: unknown[] = [definition.value];
  while (texts.length > 0) {
    const value = texts.pop();
    if (typeof value === "string" && value.includes(`'${name.replaceAll("'", "''")}'`)) return true;
    if (typeof value === "object" && value !== null) for (const inside of Object.values(value)) texts.push(inside);
  }
  return false;
}
