import { type Expression, expressionsIn, partsOf } from "../../flow/expression/expression";
import { parseTemplate } from "../../flow/expression/parse-expression";
import { type Reference, referenceOf } from "../../flow/expression/references";
import type { ConnectorAction, ConnectorUse, Flow } from "../../flow/flow";
import { lookUpPersonOperation, type PersonOperationRow } from "../../reference/person-operations";
import { type JsonNode, textAt } from "../../syntax/json-node";

/** A message to whom the trigger names as the person who causes the run. */
export interface AnswerToCauser {
  readonly action: ConnectorAction;
  /** The output of the trigger that names the person. */
  readonly field: string;
}

/**
 * The actions that write to the person who causes the run: the address is an output of the trigger that names that
 * person, or of an action that looks up whom the output names. Only the expression of the address is followed.
 */
export function answersToCauser({ trigger, byKind }: Flow): AnswerToCauser[] {
  const causer = trigger?.connector ? rowOf(trigger.node, trigger.connector) : undefined;
  if (causer?.what !== "causer") return [];
  const profiles = new Map<string, string>();
  const messages: { readonly action: ConnectorAction; readonly row: PersonOperationRow }[] = [];
  for (const action of byKind.connector) {
    const row = rowOf(action.node, action.connector);
    if (row === undefined) continue;
    if (row.what === "message") messages.push({ action, row });
    const field = row.what === "profile" ? personIn(action.node, row, causer, noProfiles) : undefined;
    if (field !== undefined) profiles.set(action.name.toLowerCase(), field);
  }
  return messages.flatMap(({ action, row }) => {
    const field = personIn(action.node, row, causer, profiles);
    return field === undefined ? [] : [{ action, field }];
  });
}

/** By the name of the action that looks a person up, the output of the trigger that it does so by. */
type Profiles = ReadonlyMap<string, string>;

const noProfiles: Profiles = new Map();

function rowOf(node: JsonNode, { connectorId, operationId }: ConnectorUse): PersonOperationRow | undefined {
  if (connectorId === null || operationId === null) return undefined;
  const row = lookUpPersonOperation(connectorId, operationId);
  const isOther = row?.onlyTable !== undefined && textAt(node, "inputs", "parameters", "entityName") !== row.onlyTable;
  return isOther ? undefined : row;
}

/** The output of the trigger by which one of the parameters means the person. */
function personIn(
  node: JsonNode,
  { fields }: PersonOperationRow,
  causer: PersonOperationRow,
  profiles: Profiles,
): string | undefined {
  for (const parameter of fields) {
    const text = textAt(node, "inputs", "parameters", parameter);
    if (text === null || !text.includes("@")) continue;
    const open = [...expressionsIn(parseTemplate(text))];
    for (let part = open.pop(); part; part = open.pop()) {
      const field = fieldOf(part, causer, profiles);
      if (field !== undefined) return field;
      open.push(...partsOf(part));
    }
  }
  return undefined;
}

function fieldOf(expression: Expression, { fields }: PersonOperationRow, profiles: Profiles): string | undefined {
  const { root, path } = accessOf(expression);
  if (root?.kind === "trigger") {
    return fields.find((field) => path.some((name) => name.toLowerCase() === field.toLowerCase()));
  }
  return root?.kind === "action" && root.name !== null ? profiles.get(root.name.toLowerCase()) : undefined;
}

/** What an access such as `triggerOutputs()?['body/Author/Email']` begins at, and the names that follow. */
function accessOf(expression: Expression): { readonly root: Reference | undefined; readonly path: readonly string[] } {
  const path: string[] = [];
  let at = expression;
  while (at.kind === "property" || at.kind === "index") {
    const name = at.kind === "property" ? at.name : at.index.kind === "literal" ? String(at.index.value) : "";
    path.push(...name.split("/"));
    at = at.target;
  }
  return { root: at.kind === "call" ? referenceOf(at) : undefined, path };
}
