import {
  button,
  childCall,
  childId,
  compose,
  connectorStep,
  everyDay,
  getRows,
  inTurn,
  newItem,
  parentId,
  response,
  steps,
  workflowFile,
} from "../report/flow-parts";
import { type Inputs, solutionFile } from "../report/lint-report";

/** The smallest flows that rows and steps are about. SQL Server stands for any premium connector. */
export const sql = { Get_rows: getRows };
export const standard = { Compose: compose };
export const powerApp = { manual: { type: "Request", kind: "PowerAppV2", inputs: {} } };
export const selectedRow = hybrid("shared_commondataserviceforapps", "ForASelectedRecordTrigger");
export const selectedFile = hybrid("shared_sharepointonline", "ForASelectedFileHybridTrigger");
export const newMail = { New_mail: connectorStep("shared_office365", "OnNewEmailV3") };
export const everyMinute = { Recurrence: { type: "Recurrence", recurrence: { frequency: "Minute", interval: 1 } } };
export const everyMonth = { Recurrence: { type: "Recurrence", recurrence: { frequency: "Month", interval: 1 } } };

export const instant = { triggers: button, actions: sql };
export const instantStandard = { triggers: button, actions: standard };
export const automated = { triggers: newItem, actions: sql };
export const automatedStandard = { triggers: newItem, actions: standard };
export const scheduled = { triggers: everyDay, actions: sql };
export const approval = { Approve: connectorStep("shared_approvals", "StartAndWaitForAnApproval") };
export const prompt = { Prompt: connectorStep("shared_commondataserviceforapps", "aibuilderpredict_customprompt") };

function hybrid(connector: string, operationId: string) {
  const host = { connection: { name: `@parameters('$connections')['${connector}']['connectionId']` } };
  return { manual: { type: "Request", kind: "ApiConnection", inputs: { host, operationId, parameters: {} } } };
}

/** A trigger and `requests` - 1 actions, one after the other; the first of them may use a premium connector. */
export function runOf(requests: number, triggers: object, first: object = compose) {
  return { triggers, actions: inTurn({ First: first, ...steps(requests - 2) }) };
}

/** A flow's file in a folder of workflows, with nothing beside it. */
export const alone = (definition: object): Inputs => ({ [workflowFile("Flow", childId)]: solutionFile(definition) });

/** A bare definition, which no solution holds. */
export const bare = (definition: object): Inputs => ({ "Flow.json": JSON.stringify({ definition }) });

/** A legacy package: a flow outside of any solution. */
export const inPackage = (definition: object): Inputs => {
  const folder = `Microsoft.Flow/flows/${childId}`;
  const details = { displayName: "Flow", description: "", createdTime: "2026-01-01T00:00:00Z", packageTelemetryId: "" };
  const resource = { type: "Microsoft.Flow/flows", configurableBy: "User", details: { displayName: "Flow" } };
  return {
    "manifest.json": JSON.stringify({ schema: "1.0", details, resources: { [childId]: resource } }),
    [`${folder}/apisMap.json`]: "{}",
    [`${folder}/connectionsMap.json`]: "{}",
    [`${folder}/definition.json`]: JSON.stringify({
      name: childId,
      id: `/providers/Microsoft.Flow/flows/${childId}`,
      type: "Microsoft.Flow/flows",
      properties: { apiId: "/providers/Microsoft.PowerApps/apis/shared_logicflows", displayName: "Flow", definition },
    }),
  };
};

/** A flow in an unpacked solution that has a name; `parts` stand in the flow's own row. */
export const inSolution = (definition: object, parts = ""): Inputs => {
  const file = workflowFile("Flow", childId);
  const workflow = `<Workflow WorkflowId="{${childId}}" Name="Flow"><JsonFileName>/${file}</JsonFileName><Category>5</Category>${parts}</Workflow>`;
  const manifest = "<UniqueName>Contoso</UniqueName><Version>1.0.0.0</Version><Managed>0</Managed>";
  return {
    "Other/Solution.xml": `<ImportExportXml><SolutionManifest>${manifest}</SolutionManifest></ImportExportXml>`,
    ...alone(definition),
    [`${file}.data.xml`]: workflow,
  };
};

export const agentFlow = (definition: object): Inputs => inSolution(definition, "<ModernFlowType>1</ModernFlowType>");

/** A flow that is associated with an app. */
export const associated = (definition: object): Inputs =>
  inSolution(definition, `<BillingContext>[{"id":"contoso_App","type":"UnifiedApp"}]</BillingContext>`);

/** A child flow with its parent. */
export const child = (actions: object, parentTrigger: object): Inputs => ({
  ...alone({ triggers: button, actions: { ...actions, Response: response } }),
  [workflowFile("Parent", parentId)]: solutionFile({ triggers: parentTrigger, actions: { Call: childCall(childId) } }),
});

/** A flow that runs a desktop flow, every day unless said otherwise. */
export function desktopFlow(runMode: string, triggers: object = everyDay) {
  const { inputs } = connectorStep("shared_uiflow", "RunUIFlow_V2");
  const step = { type: "OpenApiConnection", inputs: { ...inputs, parameters: { uiFlowId: "x", runMode } } };
  return { triggers, actions: { Run: step } };
}

/** A Dataverse row trigger that runs as 1, the modifying user, 2, the row's owner, or 3, the flow's owner. */
export const runAs = (value: number): Inputs => {
  const connector = "shared_commondataserviceforapps";
  const { inputs } = connectorStep(connector, "SubscribeWebhookTrigger");
  const trigger = {
    type: "OpenApiConnectionWebhook",
    inputs: { ...inputs, parameters: { "subscriptionRequest/runas": value } },
  };
  const definition = {
    triggers: { Row_changed: trigger },
    actions: { Update: connectorStep(connector, "UpdateRecord") },
  };
  const reference = { runtimeSource: "invoker", api: { name: connector } };
  return { [workflowFile("Flow", childId)]: solutionFile(definition, { [connector]: reference }) };
};

/** Settings, as they stand in flow-license.json. */
export const context = (values: object) => ({ context: values });
export const estimates = (values: object) => ({ estimates: values });
export const runners = (invokingUsers: number) => estimates({ invokingUsers });
export const own = (id: string, entry: object) => ({ flows: [{ match: id, ...entry }] });
export const transition = { period: "transition" };
export const newest = { edition: "2026-11" };
