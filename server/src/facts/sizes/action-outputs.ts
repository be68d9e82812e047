import type { Action, ConnectorAction } from "../../flow/flow";
import { lookUpPageSize } from "../../reference/page-sizes";
import { type JsonNode, nodeAt } from "../../syntax/json-node";
import { derived } from "./array-size";
import { itemIn, sizeOf } from "./parts";
import { rowLimit } from "./row-limit";
import { shown, unknown, type Value, type ValueReader } from "./value";

/** What `outputs('X')` of an action is (flow definition reference, section 7.4). */
export function outputsOf(action: Action, values: ValueReader): Value {
  const at = { action };
  switch (action.lowerType) {
    case "compose":
      return values.written(action.node.get("inputs"), at);
    case "select":
      return answer(selected(action, values));
    case "query":
      return answer(filtered(action, values));
    case "parsejson": {
      const content = values.written(nodeAt(action.node, "inputs", "content"), at);
      const schema = objectIn(nodeAt(action.node, "inputs", "schema"));
      return answer({ kind: "parsed", content, schema, by: { name: shown(action), isTrigger: false } });
    }
    case "workflow":
      return answer(unknown("answer", `it is the answer of the child flow in ${shown(action)}`));
    default:
      if (action.kind === "connector") return answer(rows(action));
      return answer(unknown("answer", `it is the answer of ${shown(action)}, which is data`));
  }
}

function answer(body: Value): Value {
  return { kind: "object", parts: { body } };
}

function rows(action: ConnectorAction): Value {
  const { connectorId, operationId } = action.connector;
  const row = connectorId && operationId ? lookUpPageSize(connectorId, operationId) : undefined;
  return { kind: "rows", size: rowLimit(action), arrayAt: row?.arrayAt ?? "value", by: shown(action) };
}

/** As many as it takes from, each made anew. */
function selected(action: Action, values: ValueReader): Value {
  const source = values.written(nodeAt(action.node, "inputs", "from"), { action });
  const size = derived(sizeOf(source), `${shown(action)} makes one item of each`);
  const item = values.written(nodeAt(action.node, "inputs", "select"), {
    action,
    item: itemIn(source, { action }, values),
  });
  return { kind: "array", size, item };
}

/** All that it takes from at most, and perhaps none. */
function filtered(action: Action, values: ValueReader): Value {
  const source = values.written(nodeAt(action.node, "inputs", "from"), { action });
  const size = derived(sizeOf(source), `${shown(action)} keeps some or all`, { least: 0 });
  return { kind: "array", size, item: itemIn(source, { action }, values) };
}

function objectIn(node: JsonNode | undefined): JsonNode | undefined {
  return node?.kind === "object" ? node : undefined;
}
