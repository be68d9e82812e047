import { describe, expect, it } from "vitest";
import { zip } from "../exports/sample-exports";
import {
  applyToEach,
  childCall,
  childId,
  condition,
  connectorStep,
  doUntil,
  everyDay,
  getRows,
  newItem,
  parentId,
  workflowFile,
} from "./flow-parts";
import { type Inputs, printReport, reportOn, solutionFile } from "./lint-report";

/** What must never be quoted. With letters of both cases, as identifiers are put into lower case. */
const secret = "S3CR3T";
const quoted = /s3cr3t/i;

/** Where values stand: every text below these names is one. */
const holdsValues = new Set([
  "inputs",
  "parameters",
  "headers",
  "body",
  "queries",
  "uri",
  "authentication",
  "defaultValue",
  "value",
  "foreach",
  "expression",
  "conditions",
  "splitOn",
  "trackedProperties",
  "staticResults",
  "outputs",
  "flowTriggerUri",
  "triggerSchema",
  "case",
]);

/** Ids and names among them, which reports do show. */
const isId = new Set(["host", "operationId", "type"]);

/** Puts the secret before every text that is a value; `@` and `[` keep what makes an expression of it. */
function withSecrets(part: unknown, inValues = false): unknown {
  if (Array.isArray(part)) return part.map((item) => withSecrets(item, inValues));
  if (typeof part === "string") return inValues ? `${/^[@[]/.exec(part) ?? ""}${secret} ${part}` : part;
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, inside]) => [
      name,
      withSecrets(inside, (inValues || holdsValues.has(name)) && !isId.has(name)),
    ]),
  );
}

const http = {
  type: "Http",
  inputs: {
    method: "POST",
    uri: "https://example.org/?sig=abc",
    headers: { Authorization: "Bearer abc" },
    body: { password: "abc", list: ["abc"] },
    queries: { code: "abc" },
    authentication: { type: "ActiveDirectoryOAuth", secret: "abc", clientId: "abc" },
    retryPolicy: { type: "fixed", count: "@parameters('abc')", interval: "PT1M" },
  },
};

const definition = {
  $schema: "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
  parameters: {
    $connections: { defaultValue: { key: "abc" }, type: "Object" },
    "Site (contoso_Site)": { type: "String", defaultValue: "https://contoso.example.org" },
  },
  staticResults: { Http0: { status: "Succeeded", outputs: { body: "abc" } } },
  triggers: {
    When_an_item_is_created: {
      ...newItem.When_an_item_is_created,
      splitOn: "@triggerOutputs()?['body/value']",
      conditions: [{ expression: "@equals(triggerBody()?['Status'], 'abc')" }],
      inputs: {
        ...newItem.When_an_item_is_created.inputs,
        parameters: { dataset: "https://contoso.example.org", "subscriptionRequest/runas": "abc" },
        authentication: "@parameters('$authentication')",
      },
    },
  },
  actions: {
    Http: http,
    Get_rows: { ...getRows, inputs: { ...getRows.inputs, parameters: { dataset: "abc", $filter: "Name eq 'abc'" } } },
    Old_form: {
      type: "ApiConnection",
      inputs: {
        host: { connection: { name: "@parameters('$connections')['shared_sql']['connectionId']" } },
        method: "get",
        path: "/datasets/@{encodeURIComponent('abc')}",
        queries: { top: "abc" },
      },
    },
    Desktop: { ...connectorStep("shared_uiflow", "RunUIFlow_V2"), inputs: { parameters: { runMode: "abc" } } },
    Predict: {
      ...connectorStep("shared_commondataserviceforapps", "PerformBoundAction"),
      inputs: {
        ...connectorStep("shared_commondataserviceforapps", "PerformBoundAction").inputs,
        parameters: { actionName: "abc", entityName: "abc", recordId: "abc" },
      },
    },
    Unknown: { type: "Hologram", inputs: { a: "abc" }, trackedProperties: { b: "abc" } },
    Variable: { type: "InitializeVariable", inputs: { variables: [{ name: "abc", type: "string", value: "abc" }] } },
    Switch: {
      type: "Switch",
      expression: "@variables('abc')",
      cases: { Case: { case: "abc", actions: { Compose: { type: "Compose", inputs: "abc" } } } },
    },
    If: { ...condition({ Stop: terminate() }, {}), expression: { equals: ["@variables('abc')", "abc"] } },
    Loop: applyToEach({ Compose: { type: "Compose", inputs: "abc" } }, { foreach: ["abc", "abc"] }),
    Loop_2: applyToEach({ Call: childCall(childId, { inputs: childInputs() }) }, { foreach: "@variables('abc')" }),
    Until: doUntil({ Wait: { type: "Wait", inputs: { interval: { count: 1, unit: "abc" } } } }),
  },
  outputs: { result: { type: "String", value: "abc" } },
};

function terminate() {
  return { type: "Terminate", inputs: { runStatus: "Failed", runError: { code: "abc", message: "abc" } } };
}

function childInputs() {
  return { host: { workflowReferenceName: childId }, body: { text: "abc" }, headers: { a: "abc" } };
}

const flow = withSecrets(definition) as object;
const file = solutionFile(flow);
const api = withSecrets({
  type: "Microsoft.ProcessSimple/environments/flows",
  name: parentId,
  properties: {
    displayName: "Flow",
    flowTriggerUri: "https://example.org/?sig=abc",
    triggerSchema: { a: "abc" },
    definition,
  },
});

const inputs: Inputs = {
  [workflowFile("Solution", parentId)]: file,
  [workflowFile("Child", childId)]: solutionFile(
    withSecrets({ triggers: everyDay, actions: { Http: http } }) as object,
  ),
  "api.json": JSON.stringify({ value: [api] }),
  "row.json": JSON.stringify({ clientdata: file, workflowid: parentId, name: "Row", inputparameters: secret }),
  "bare.json": JSON.stringify(flow),
  "scope.json": JSON.stringify({ type: "Scope", actions: (flow as typeof definition).actions, runAfter: {} }),
  "standard.json": JSON.stringify({ definition: flow, kind: "Stateful" }),
  "template.json": JSON.stringify({
    $schema: "https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#",
    parameters: { password: { type: "securestring", defaultValue: secret } },
    variables: { key: secret },
    resources: [
      {
        type: "Microsoft.Logic/workflows",
        name: "Template",
        properties: { definition: flow, parameters: { a: { value: secret } } },
      },
    ],
  }),
  "cut.json": file.slice(0, file.length - 40),
  "cut-in-a-value.json": file.slice(0, file.indexOf(secret) + 3 + secret.length),
  "no-comma.json": file.replace(`,"staticResults"`, ` "staticResults"`),
  "unquoted.json": file.replaceAll(`"${secret} abc"`, `${secret}`),
  "row-broken.json": JSON.stringify({ clientdata: file.slice(0, -30), workflowid: parentId }),
  "broken.zip": `PK\u0003\u0004${secret}`,
  "flows.zip": zip({ "Workflows/x.json": file, "customizations.xml": `<ImportExportXml><${secret}` }),
};

describe("no value of an input is quoted", () => {
  it("the inputs hold values enough", async () => {
    expect(file.split(secret).length).toBeGreaterThan(40);
    const { flows } = await reportOn(inputs);
    expect([...new Set(flows.map(({ shape }) => shape))].sort()).toEqual([
      "api",
      "clipboard",
      "dataverse-row",
      "definition",
      "logic-apps",
      "solution",
    ]);
    expect(flows.find(({ file }) => file === "bare.json")?.findings.length).toBeGreaterThan(4);
  });

  it.each(["json", "text"] as const)("in the %s report", async (format) => {
    const report = await printReport(format, inputs);
    const at = report.search(quoted);
    expect(at < 0 ? "" : report.slice(Math.max(at - 200, 0), at + 50)).toBe("");
  });

  it("nor in a report of each file by itself", async () => {
    for (const [name, content] of Object.entries(inputs)) {
      for (const format of ["json", "text"] as const) {
        expect([name, format, quoted.test(await printReport(format, { [name]: content }))]).toEqual([
          name,
          format,
          false,
        ]);
      }
    }
  });
});
