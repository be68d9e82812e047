import { addAll } from "../../../shared/add-all";
import { expressionsIn } from "../flow/expression/expression";
import { parseTemplate } from "../flow/expression/parse-expression";
import type { Action, Flow, Trigger } from "../flow/flow";
import type { JsonNode } from "../syntax/json-node";

/** An expression with more characters than are allowed, and the trigger or action that it stands in. */
export interface LongExpression {
  readonly owner: Trigger | Action;
  readonly characters: number;
}

/** Looks only into values whose text is longer than the limit, which are few. */
export function longExpressions(flow: Flow, limit: number): LongExpression[] {
  const found: { readonly at: JsonNode; readonly characters: number }[] = [];
  const open = [flow.definition.get("triggers"), flow.definition.get("actions")].filter((it) => it !== undefined);
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.length <= limit || untemplated.has(String(node.key))) continue;
    if (node.kind === "string") {
      const longest = longestIn(node.value as string);
      if (longest > limit) found.push({ at: node, characters: longest });
    } else {
      addAll(open, node.entries());
      addAll(open, node.items());
    }
  }
  if (found.length === 0) return [];
  const owners = new Map([flow.trigger, ...flow.allActions].flatMap((it) => (it ? [[it.node.pointer, it]] : [])));
  return found.flatMap(({ at, characters }) => {
    let node: JsonNode | null = at;
    while (node && !owners.has(node.pointer)) node = node.parent;
    const owner = node && owners.get(node.pointer);
    return owner ? [{ owner, characters }] : [];
  });
}

/** Members that the service does not read as expressions (flow definition reference, section 8.1). */
const untemplated: ReadonlySet<string> = new Set(["metadata", "schema"]);

function longestIn(text: string): number {
  return expressionsIn(parseTemplate(text)).reduce((longest, { start, end }) => Math.max(longest, end - start), 0);
}
