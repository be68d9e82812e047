// Self-made flows of any number of actions, each shape with a way of its own to become slow. A shape returns the
// members of an `actions` object that hold about `count` actions altogether.

const parts = [connectorStep, composeStep, httpStep, setVariable];

export const shapes = {
  "a chain of actions": (count) => chain(count, plainStep),
  "side by side, all behind one": (count) => fan(count),
  "scopes in scopes": (count) => nestedScopes(count),
  "conditions in a row": (count) => chain(count / 4, (at) => condition(at)),
  "loops in a row": (count) => chain(count / 2, (at) => loop(at)),
  "loops that call connectors": (count) => chain(count / 2, (at) => callingLoop(at)),
  "loops until in a row": (count) => chain(count / 2, (at) => loopUntil(at)),
  "switches of 24 cases": (count) => chain(count / 25, (at) => switchOf(at, 24)),
  "one switch": (count) => ({ Switch: switchOf(0, count - 1) }),
  "failures handled": (count) => tryCatch(count),
  "terminates in conditions": (count) => chain(count / 5, (at) => ending(at)),
  "terminates in branches that meet": (count) => meeting(count / 11),
  "everything mixed, with expressions": (count) => mixed(count),
};

/** An export with `count` actions of a shape, beside one that makes the variables. */
export function flowOf(shape, count) {
  return definitionOf({ Variables: { runAfter: {}, ...initializeVariables() }, ...shapes[shape](count) });
}

function definitionOf(actions) {
  return JSON.stringify({
    properties: {
      displayName: "Synthetic",
      connectionReferences: {
        shared_sharepointonline: { api: { name: "shared_sharepointonline" }, runtimeSource: "embedded" },
        shared_sql: { api: { name: "shared_sql" }, runtimeSource: "invoker" },
      },
      definition: {
        $schema:
          "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
        contentVersion: "1.0.0.0",
        triggers: { Recurrence: { type: "Recurrence", recurrence: { frequency: "Hour", interval: 1 } } },
        actions,
      },
    },
    schemaVersion: "1.0.0.0",
  });
}

/** Conditions in a row, each with an action on both sides. */
export function conditionsInARow(count) {
  return definitionOf(chain(count, (at) => condition(at)));
}

/** Loops in loops, with an action in the innermost. */
export function nestedLoops(depth) {
  let inner = { Inner: composeStep(0) };
  for (let at = depth; at > 0; at--) inner = { [`Loop_${at}`]: { ...loop(at), actions: inner } };
  return definitionOf(inner);
}

/** A chain of actions whose export is as long as another text, or a little longer. */
export function chainOfText(length) {
  let count = 1;
  while (definitionOf(chain(count, plainStep)).length < length) count++;
  return definitionOf(chain(count, plainStep));
}

/** `count` steps, each behind the one before it. */
function chain(count, stepAt, prefix = "Step") {
  const actions = {};
  for (let at = 0; at < count; at++) {
    actions[`${prefix}_${at}`] = {
      runAfter: at === 0 ? {} : { [`${prefix}_${at - 1}`]: ["Succeeded"] },
      ...stepAt(at),
    };
  }
  return actions;
}

function fan(count) {
  const actions = { First: { runAfter: {}, ...composeStep(0) } };
  for (let at = 1; at < count; at++) actions[`Beside_${at}`] = { runAfter: { First: ["Succeeded"] }, ...plainStep(at) };
  return actions;
}

/** Towers of eight scopes, with an action in the innermost and one beside each. */
function nestedScopes(count) {
  return chain(count / 16, (at) => {
    let inner = {};
    for (let depth = 8; depth > 0; depth--) {
      const own = `Scope_${at}_${depth}`;
      inner = { [`Beside_${at}_${depth}`]: { runAfter: {}, ...plainStep(at + depth) }, ...(depth === 8 ? {} : inner) };
      inner = { [own]: { runAfter: {}, type: "Scope", actions: inner } };
    }
    return Object.values(inner)[0];
  });
}

function tryCatch(count) {
  const actions = {};
  for (let at = 0; at < count / 5; at++) {
    const before = at === 0 ? {} : { [`Finally_${at - 1}`]: ["Succeeded", "Failed", "Skipped", "TimedOut"] };
    actions[`Try_${at}`] = { runAfter: before, type: "Scope", actions: chain(2, plainStep, `Try_${at}`) };
    actions[`Catch_${at}`] = { runAfter: { [`Try_${at}`]: ["Failed", "TimedOut"] }, ...composeStep(at) };
    actions[`Finally_${at}`] = {
      runAfter: { [`Try_${at}`]: ["Succeeded"], [`Catch_${at}`]: ["Succeeded", "Skipped"] },
      ...composeStep(at),
    };
  }
  return actions;
}

/** Groups of twenty actions of every kind. */
function mixed(count) {
  return chain(count / 20, (at) => ({
    type: "Scope",
    actions: {
      [`Items_${at}`]: { runAfter: {}, ...connectorStep(at) },
      [`Each_${at}`]: {
        runAfter: { [`Items_${at}`]: ["Succeeded"] },
        type: "Foreach",
        foreach: `@outputs('Items_${at}')?['body/value']`,
        actions: {
          ...chain(3, (one) => expressionStep(`Each_${at}`, one), `Each_${at}_part`),
          [`Test_${at}`]: { ...condition(at), runAfter: { [`Each_${at}_part_2`]: ["Succeeded"] } },
        },
      },
      [`Switch_${at}`]: { ...switchOf(at, 4), runAfter: { [`Each_${at}`]: ["Succeeded"] } },
      [`Until_${at}`]: { ...loopUntil(at), runAfter: { [`Switch_${at}`]: ["Succeeded"] } },
      [`Handler_${at}`]: { ...setVariable(at), runAfter: { [`Until_${at}`]: ["Failed", "TimedOut"] } },
      [`Last_${at}`]: { ...httpStep(at), runAfter: { [`Until_${at}`]: ["Succeeded"], [`Handler_${at}`]: ["Skipped"] } },
    },
  }));
}

function plainStep(at) {
  return parts[at % parts.length](at);
}

function connectorStep(at) {
  return {
    type: "OpenApiConnection",
    inputs: {
      host: {
        connectionName: at % 3 === 0 ? "shared_sql" : "shared_sharepointonline",
        operationId: "GetItems",
        apiId: `/providers/Microsoft.PowerApps/apis/${at % 3 === 0 ? "shared_sql" : "shared_sharepointonline"}`,
      },
      parameters: { dataset: "https://contoso.example", table: `Table ${at}`, $top: 100 + (at % 50) },
      authentication: "@parameters('$authentication')",
    },
  };
}

function composeStep(at) {
  return { type: "Compose", inputs: `@concat('Row ', triggerBody()?['id'], ${at})` };
}

function httpStep(at) {
  return { type: "Http", inputs: { method: "GET", uri: `https://contoso.example/${at}` } };
}

function setVariable(at) {
  return { type: "SetVariable", inputs: { name: "total", value: `@add(variables('other'), ${at})` } };
}

function initializeVariables() {
  const variables = [
    { name: "total", type: "integer", value: 0 },
    { name: "other", type: "integer", value: 1 },
    { name: "rows", type: "array", value: [] },
  ];
  return { type: "InitializeVariable", inputs: { variables } };
}

function expressionStep(loopName, at) {
  return {
    type: "Compose",
    inputs: { id: `@items('${loopName}')?['ID']`, text: `No @{length(variables('rows'))} of ${at}` },
  };
}

/** Four actions. */
function condition(at) {
  return {
    type: "If",
    expression: { and: [{ equals: ["@triggerBody()?['state']", at] }] },
    actions: { [`Yes_${at}`]: { runAfter: {}, ...plainStep(at) } },
    else: { actions: chain(2, plainStep, `No_${at}`) },
  };
}

/** Two actions. */
function loop(at) {
  return {
    type: "Foreach",
    foreach: "@triggerBody()?['value']",
    actions: { [`Each_${at}`]: { runAfter: {}, ...plainStep(at) } },
  };
}

/** Two actions; many passes at a time, so that a connector is called more often than it accepts. */
function callingLoop(at) {
  const runtimeConfiguration = { concurrency: { repetitions: 50 } };
  return { ...loop(at), actions: { [`Call_${at}`]: { runAfter: {}, ...connectorStep(at) } }, runtimeConfiguration };
}

/** Two actions. */
function loopUntil(at) {
  return {
    type: "Until",
    expression: "@equals(variables('total'), 3)",
    limit: { count: 60 + (at % 7), timeout: "PT1H" },
    actions: { [`Try_${at}`]: { runAfter: {}, ...plainStep(at) } },
  };
}

/** One action and one in each case. */
function switchOf(at, count) {
  const cases = {};
  for (let one = 0; one < count; one++) {
    cases[`Case_${one}`] = { case: `${one}`, actions: { [`Case_${at}_${one}`]: { runAfter: {}, ...plainStep(one) } } };
  }
  return { type: "Switch", expression: "@triggerBody()?['kind']", cases, default: { actions: {} } };
}

/** Five actions, of which one ends the run. */
function ending(at) {
  return {
    type: "If",
    expression: "@equals(1, 1)",
    actions: {
      [`Tell_${at}`]: { runAfter: {}, ...plainStep(at) },
      [`End_${at}`]: {
        runAfter: { [`Tell_${at}`]: ["Succeeded"] },
        type: "Terminate",
        inputs: { runStatus: "Failed" },
      },
    },
    else: { actions: chain(2, plainStep, `Else_${at}`) },
  };
}

/** Two branches behind each step, each of which may end the run; the next step waits for both. */
function meeting(count) {
  const actions = {};
  for (let at = 0; at < count; at++) {
    const before = at === 0 ? {} : { [`Ending_${at - 1}`]: ["Succeeded"], [`Beside_${at - 1}`]: ["Succeeded"] };
    actions[`Fork_${at}`] = { runAfter: before, ...composeStep(at) };
    actions[`Ending_${at}`] = { runAfter: { [`Fork_${at}`]: ["Succeeded"] }, ...ending(2 * at) };
    actions[`Beside_${at}`] = { runAfter: { [`Fork_${at}`]: ["Succeeded"] }, ...ending(2 * at + 1) };
  }
  return actions;
}
