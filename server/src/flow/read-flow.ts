import { type JsonNode, objectAt, textAt } from "../syntax/json-node";
import { actionsByKind } from "./actions-by-kind";
import { type Action, type ActionList, type Flow, type FlowProblem, isLoop, type Trigger } from "./flow";
import { type ActionReader, readAction, readActionList } from "./read-action";
import { type ConnectorOf, readConnectionReferences } from "./read-connections";
import { readTrigger } from "./read-trigger";
import { checkRunAfter, runAfterOrder } from "./run-after-order";

/** Where the parts of a flow stand in its export. */
export interface FlowSource {
  readonly definition: JsonNode;
  /** True for a copied action: `definition` is then the action itself, and there is no trigger. */
  readonly fragment: boolean;
  /** What a copied action was called in its flow, where the copy tells. */
  readonly copiedName?: string | null;
  readonly connectionReferences: JsonNode | undefined;
}

/** Turns a definition into a flow. Never fails: what cannot be read is told as a problem of the flow. */
export function readFlow(source: FlowSource, connectorOf: ConnectorOf, isPlainType: (type: string) => boolean): Flow {
  const problems: FlowProblem[] = [];
  const allActions: Action[] = [];
  const references = readConnectionReferences(source.connectionReferences, connectorOf);
  const reader: ActionReader = {
    references,
    isPlainType,
    allActions,
    problems,
  };
  const { definition } = source;
  const actions: ActionList = source.fragment
    ? fragmentList(readAction(definition, null, reader, source.copiedName ?? textAt(definition, "type") ?? ""))
    : readActionList(definition.get("actions"), null, reader);
  const triggers = source.fragment ? [] : readTriggers(definition, references, problems);
  if (!source.fragment) checkRunAfter(actions, problems);
  for (const action of allActions) for (const list of action.lists) checkRunAfter(list, problems);
  return {
    definition,
    trigger: triggers[0] ?? null,
    furtherTriggers: triggers.slice(1),
    actions,
    allActions,
    byKind: actionsByKind(allActions),
    loops: allActions.filter(isLoop),
    connectionReferences: references,
    problems,
  };
}

/** The copied action alone; its run-after names actions that were not copied. */
function fragmentList(action: Action): ActionList {
  return { actions: [action], node: null, order: { ...runAfterOrder([action]), unknownNames: false } };
}

function readTriggers(
  definition: JsonNode,
  references: ReturnType<typeof readConnectionReferences>,
  problems: FlowProblem[],
): Trigger[] {
  const node = objectAt(definition, "triggers");
  const triggers = (node?.entries() ?? [])
    .filter((member) => member.kind === "object" && textAt(member, "type") !== null)
    .map((member) => readTrigger(member, references));
  if (triggers.length > 1) {
    const message = `The definition has ${triggers.length} triggers; Power Automate allows one. The first counts here.`;
    problems.push({
      code: "several-triggers",
      message,
      at: (triggers[1] as Trigger).node,
    });
  }
  if (triggers.length === 0) {
    problems.push({
      code: "no-trigger",
      message: "The definition has no trigger.",
      at: node ?? definition,
    });
  }
  return triggers;
}
