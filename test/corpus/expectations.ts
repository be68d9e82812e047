/** What is known to differ between the corpus's own list and the report, each with the reason. */

const macros = "microsoft+Dynamics-365-FastTrack-Implementation-Assets";
const macroZip = `${macros}/Customer Service/Customer Service/ComponentLibrary/Omnichannel/CommonAgentScriptsAndMacros/ContosoMainSolution_1_0_0_1.zip!/Workflows`;
const macroFolder = `${macros}/_extracted/ContosoMainSolution_1_0_0_1/Workflows`;
const macroNames = [
  "Clonecase-29CC12F3-0F47-EE11-BE6E-000D3A314234.json",
  "Collaborationtask-E60FFF55-1047-EE11-BE6E-000D3A314234.json",
  "SendInitialResponse-9ACE3D6F-0F47-EE11-BE6E-000D3A314234.json",
];
const macro = "an agent-script macro of Customer Service: trigger type Start, no flow to license";

export const expectedProblems = [macroZip, macroFolder].flatMap((place) =>
  macroNames.map((name) => ({ file: `${place}/${name}`, code: "not-a-flow", severity: "hint", reason: macro })),
);

export const notFoundAsListed = macroNames.map((name) => ({ file: `${macroFolder}/${name}`, reason: macro }));

/** `[actions, levels, loops]` as the list has them, and of each flow that is reported. */
export const otherCounts: readonly {
  readonly file: string;
  readonly listed: readonly (readonly number[])[];
  readonly told: readonly (readonly number[])[];
  readonly reason: string;
}[] = [
  {
    file: "Azure+logicapps/agentic-sap-workflows/Workflows/AgenticSalesPredictionAndAnalysisParseWithSchema.json",
    listed: [[25, 2, 0]],
    told: [[25, 2, 1]],
    reason: "its one loop is written `foreach` in small letters, which the list did not count as a loop",
  },
  {
    file: "Azure+logicapps/scripts/recurrence-jobs/schedulesWithConn.json",
    listed: [[10, 3, 2]],
    told: [
      [10, 3, 2],
      [2, 1, 0],
      [6, 2, 1],
      [3, 1, 0],
    ],
    reason: "a deployment template with four workflows, of which the list counts the first",
  },
];

/** The class that a flow of each label has when nothing calls it. */
export const startedByLabel: Readonly<Record<string, string | null>> = {
  automated: "automated",
  "automated:http-request": "automated",
  "instant:button": "instant",
  "instant:copilot/Skills": "instant",
  "instant:copilot/VirtualAgent": "instant",
  "instant:hybrid": "instant",
  "instant:powerapp": "instant",
  none: null,
  "other:ServiceProvider": "automated",
  "other:Start": null,
  scheduled: "scheduled",
};

interface NamedConnector {
  readonly id: string;
  readonly tier: string;
  readonly inTrigger: boolean;
  readonly actions: number;
  readonly operations: readonly string[];
}

/** Connectors as a plain reading of the file names them, where the report names others. */
export const otherConnectors: readonly {
  readonly flow: string;
  readonly named: readonly NamedConnector[];
  readonly told: readonly NamedConnector[];
  readonly reason: string;
}[] = [
  {
    flow: "Azure-Samples+azure-logic-apps-deployment-samples/service-bus-connections/templates/logic-app-definition.json",
    named: [notNamed(true, 2)],
    told: [byItsKey("shared_servicebus", true, 2)],
    reason: "a bare definition without a table of connections: the key of the connection is all there is to go by",
  },
  {
    flow: "Azure-Samples+azure-logic-apps-deployment-samples/storage-account-connections/templates/logic-app-definition.json",
    named: [notNamed(true, 3)],
    told: [
      byItsKey("shared_azureblob", false, 1),
      byItsKey("shared_azurefile", false, 1),
      byItsKey("shared_azurequeues", true, 0),
      byItsKey("shared_azuretables", false, 1),
    ],
    reason: "a bare definition without a table of connections: the key of the connection is all there is to go by",
  },
];

function notNamed(inTrigger: boolean, actions: number): NamedConnector {
  return { id: "not named", tier: "unknown", inTrigger, actions, operations: [] };
}

function byItsKey(id: string, inTrigger: boolean, actions: number): NamedConnector {
  return { id, tier: "premium", inTrigger, actions, operations: [] };
}

const auditLogs =
  "microsoft+powerapps-tools/_extracted/CenterofExcellenceAuditLogs_1_40_managed/Workflows/AdminSyncAuditLogs-FA91974D-6E68-EA11-A811-000D3A31CF04.json";
const otherVersion = "its child flow stands in the package, but was not taken out with it: an older version is nearest";

/** Fields in which a flow in a package and the same flow beside it differ. */
export const differentTwins: readonly { readonly path: string; readonly field: string; readonly reason: string }[] = [
  { path: auditLogs, field: "requests", reason: otherVersion },
  { path: auditLogs, field: "findings", reason: otherVersion },
  {
    path: "Ruprect+Session-Error-Handling-in-Power-Automate/_extracted/ErrorHandlinginPowerAutomate_1_0_0_4/Workflows/030ErrorHandler-3B14DE32-F942-F011-8779-6045BDE007D5.json",
    field: "findings",
    reason: "some of its callers are in the package alone, and the finding names the first caller",
  },
];

/** Files in packages that look like flow files by their names alone. */
export const notFlowFiles: readonly string[] = [];
