/** Parts of definitions, as small as an export writes them. */

export const button = { manual: { type: "Request", kind: "Button", inputs: { schema: {} } } };
export const everyDay = { Recurrence: { type: "Recurrence", recurrence: { frequency: "Day", interval: 1 } } };
export const newItem = {
  When_an_item_is_created: connectorStep("shared_sharepointonline", "GetOnNewItems", {
    recurrence: { frequency: "Minute", interval: 1 },
  }),
};

export const compose = { type: "Compose", inputs: 1 };
export const response = { type: "Response", kind: "Http", inputs: { statusCode: 200 } };
export const http = { type: "Http", inputs: { method: "GET", uri: "https://example.org" } };

/** An operation of a connector, as a trigger or an action. */
export function connectorStep(connector: string, operationId: string, rest: object = {}) {
  const host = { apiId: `/providers/Microsoft.PowerApps/apis/${connector}`, connectionName: connector, operationId };
  return { type: "OpenApiConnection", inputs: { host, parameters: {} }, ...rest };
}

export const getRows = connectorStep("shared_sql", "GetItems_V2");

/** Actions that run one after the other: `first` and so on, each in the form `{ name: action }`. */
export function inTurn(actions: Readonly<Record<string, object>>): Record<string, object> {
  const names = Object.keys(actions);
  return Object.fromEntries(
    Object.entries(actions).map(([name, action], index) => {
      const before = names[index - 1];
      return [name, { ...action, runAfter: before === undefined ? {} : { [before]: ["Succeeded"] } }];
    }),
  );
}

/** `count` plain actions, one after the other. */
export function steps(count: number, prefix = "Step"): Record<string, object> {
  return inTurn(Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}_${index + 1}`, compose])));
}

export function applyToEach(actions: object, rest: object = {}) {
  return { type: "Foreach", foreach: "@triggerBody()", actions, runAfter: {}, ...rest };
}

export function doUntil(actions: object, limit: object = { timeout: "PT1H" }) {
  return { type: "Until", expression: "@true", limit, actions, runAfter: {} };
}

export function condition(whenTrue: object, whenFalse: object) {
  return { type: "If", expression: {}, actions: whenTrue, else: { actions: whenFalse }, runAfter: {} };
}

export function childCall(id: string, rest: object = {}) {
  return { type: "Workflow", inputs: { host: { workflowReferenceName: id } }, runAfter: {}, ...rest };
}

export const childId = "11111111-aaaa-4bbb-8ccc-000000000001";
export const parentId = "22222222-aaaa-4bbb-8ccc-000000000002";

/** The file of a flow in an unpacked solution. */
export function workflowFile(name: string, id: string): string {
  return `Workflows/${name}-${id.toUpperCase()}.json`;
}
