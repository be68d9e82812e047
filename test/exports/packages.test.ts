import { expect, test } from "vitest";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import { memoryFiles } from "./memory-files";
import {
  codesOf,
  customizationsXml,
  flowFile,
  flowId,
  flowJson,
  labelsOf,
  list,
  metadataOf,
  solutionXml,
  workflowXml,
  zip,
} from "./sample-exports";

const app = '[{"id":"contoso_Orders","type":"UnifiedApp","metadata":{"displayName":"Orders"}},{"id":"contoso_Bare"}]';
const everything = `<StateCode>1</StateCode><StatusCode>2</StatusCode><ModernFlowType>1</ModernFlowType><ThrottlingBehavior>2</ThrottlingBehavior><BillingContext>${app}</BillingContext>`;
const references =
  '<connectionreference connectionreferencelogicalname="contoso_sql"><connectorid>/providers/Microsoft.PowerApps/apis/shared_sql</connectorid></connectionreference>' +
  '<connectionreference connectionreferencelogicalname="contoso_own"><connectorid>/providers/Microsoft.PowerApps/apis/shared_own-5fapi</connectorid></connectionreference>' +
  '<connectionreference connectionreferencelogicalname="contoso_row"><connectorid>/providers/Microsoft.PowerApps/apis/shared_row</connectorid><customconnectorid><connectorid>5c834463</connectorid></customconnectorid></connectionreference>';

const wholeMetadata = {
  name: "Sync | Orders & more",
  id: flowId,
  state: "on",
  category: 5,
  modernFlowType: 1,
  throttlingBehavior: 2,
  apps: [
    { id: "contoso_Orders", name: "Orders" },
    { id: "contoso_Bare", name: null },
  ],
  solution: { name: "Orders", version: "1.2.0.10", managed: true },
  evidence: null,
};

const asExported = {
  "solution.xml": solutionXml(),
  "customizations.xml": customizationsXml(workflowXml(everything), references),
  "[Content_Types].xml": "",
  [`Workflows/${flowFile}`]: flowJson,
};
const unpacked = {
  "src/Other/Solution.xml": solutionXml(),
  "src/Other/Customizations.xml": customizationsXml("", references),
  [`src/Workflows/${flowFile}`]: flowJson,
  [`src/Workflows/${flowFile}.data.xml`]: `\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n${workflowXml(everything)}`,
};

test.each([
  ["a solution zip", { "s.zip": zip(asExported) }, ["s.zip"], "s.zip"],
  ["a solution zip in a zip", { "s.zip": zip({ "in.zip": zip(asExported) }) }, ["."], "s.zip!/in.zip"],
  ["an unpacked solution below a folder of a zip", { "s.zip": zip(unpacked) }, ["."], "s.zip!/src"],
  ["an extracted solution zip", asExported, ["."], "."],
  ["an unpacked solution", unpacked, ["."], "src"],
  ["its folder of flows", unpacked, ["src/Workflows"], "src"],
  ["one flow of it", unpacked, [`src/Workflows/${flowFile}`], "src"],
])("%s tells all about a flow", async (_, contents, paths, label) => {
  const listing = await list(contents, paths);
  const file = listing.files.find((it) => it.label.endsWith(flowFile));
  expect(listing.problems).toEqual([]);
  expect(metadataOf(file)).toEqual(wholeMetadata);
  expect(file?.package).toMatchObject({ label, kind: "solution" });
  expect(file?.package?.connectorOf("Contoso_SQL")).toEqual({ connectorId: "shared_sql", custom: false });
  expect(file?.package?.connectorOf("contoso_own")).toEqual({ connectorId: "shared_own-5fapi", custom: true });
  expect(file?.package?.connectorOf("contoso_row")).toEqual({ connectorId: "shared_row", custom: true });
  expect(file?.package?.connectorOf("contoso_else")).toBeNull();
});

test("one flow tells all when its file is named from inside its folder", async () => {
  const inside = memoryFiles(
    {
      "../Other/Solution.xml": solutionXml(),
      [flowFile]: flowJson,
      [`${flowFile}.data.xml`]: workflowXml(everything),
    },
    "Workflows",
  );
  const { files } = await listExportFiles([flowFile], inside, defaultLimits);
  expect(metadataOf(files[0])).toEqual(wholeMetadata);
  expect(files[0]?.package?.label).toBe("..");
});

test("a flow is found by its id where its file has another name", async () => {
  const renamed = flowFile.replace("SyncOrders", "Renamed");
  const { files } = await list({
    "customizations.xml": customizationsXml(workflowXml()),
    [`Workflows/${renamed}`]: "{}",
  });
  expect(metadataOf(files[0])).toMatchObject({ name: "Sync | Orders & more", state: "on", solution: null });
});

test.each([
  ["<StateCode>0</StateCode>", "off"],
  ["<StateCode>1</StateCode><StatusCode>3</StatusCode>", "on"],
  ["<StateCode>2</StateCode><StatusCode>3</StatusCode>", "suspended"],
  ["<StateCode>9</StateCode>", null],
  ["", null],
])("%s means %s", async (parts, state) => {
  const { files } = await list({
    [`Workflows/${flowFile}`]: "{}",
    [`Workflows/${flowFile}.data.xml`]: workflowXml(parts),
  });
  expect(metadataOf(files[0])).toMatchObject({ state, apps: [], modernFlowType: null });
});

test.each([
  ["0", false],
  ["1", true],
  ["2", false],
  ["", null],
])("Managed %s means %s", async (managed, expected) => {
  const { files } = await list({ "s.zip": zip({ ...asExported, "solution.xml": solutionXml(managed) }) });
  expect(metadataOf(files[0]).solution).toEqual({ name: "Orders", version: "1.2.0.10", managed: expected });
});

test("a folder of flows alone tells their names and ids", async () => {
  const { files } = await list({ [`src/Workflows/${flowFile}`]: "{}" });
  expect(metadataOf(files[0])).toMatchObject({ name: "SyncOrders", id: flowId, state: null, solution: null });
  expect(files[0]?.package).toMatchObject({ label: "src", kind: "solution" });
});

test("broken XML is told with its place and without its content, and the flows are read without it", async () => {
  const listing = await list({
    "s.zip": zip({ ...asExported, "customizations.xml": "<ImportExportXml>\n  <Workflows></secret>" }),
  });
  expect(labelsOf(listing)).toEqual([`s.zip!/Workflows/${flowFile}`]);
  expect(metadataOf(listing.files[0])).toMatchObject({ name: "SyncOrders", state: null, solution: { name: "Orders" } });
  expect(listing.problems).toEqual([
    {
      file: "s.zip!/customizations.xml",
      code: "unreadable-xml",
      severity: "error",
      message:
        "s.zip!/customizations.xml cannot be read as XML (line 2, column 23); what it says about flows is unknown.",
    },
  ]);
});

test("entities of a document type are not expanded", async () => {
  const listing = await list({
    "customizations.xml": `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><ImportExportXml>&b;</ImportExportXml>`,
    [`Workflows/${flowFile}`]: "{}",
  });
  expect(codesOf(listing)).toEqual(["customizations.xml error unreadable-xml"]);
});

test("apps that cannot be read are no apps", async () => {
  const { files } = await list({
    [`Workflows/${flowFile}`]: "{}",
    [`Workflows/${flowFile}.data.xml`]: workflowXml("<BillingContext>[{</BillingContext>"),
  });
  expect(metadataOf(files[0])).toMatchObject({ state: null, category: 5, apps: [] });
});

const legacy = {
  "manifest.json": JSON.stringify({
    resources: {
      "AAAAAAAA-0000-0000-0000-000000000001": { type: "Microsoft.Flow/flows", details: { displayName: "First" } },
      "aaaaaaaa-0000-0000-0000-000000000002": { type: "Microsoft.Flow/flows", details: { displayName: "Second" } },
      "aaaaaaaa-0000-0000-0000-000000000003": { type: "Microsoft.PowerApps/apis", details: { displayName: "SQL" } },
    },
  }),
  "Microsoft.Flow/flows/manifest.json": "{}",
  "Microsoft.Flow/flows/aaaaaaaa-0000-0000-0000-000000000001/definition.json": "{}",
  "Microsoft.Flow/flows/aaaaaaaa-0000-0000-0000-000000000001/apisMap.json": "{}",
  "Microsoft.Flow/flows/aaaaaaaa-0000-0000-0000-000000000002/definition.json": "{}",
  "Microsoft.PowerApps/apps/1/x-document.msapp": zip({ "Header.json": "{}" }),
};

test.each([
  ["packed", { "p.zip": zip(legacy) }, ["p.zip"], "p.zip"],
  ["unpacked", legacy, ["."], "."],
  ["by its folder of flows", legacy, ["Microsoft.Flow"], "."],
])("a legacy package with several flows, %s", async (_, contents, paths, label) => {
  const { files, problems } = await list(contents, paths);
  expect(problems).toEqual([]);
  expect(files.map((file) => metadataOf(file).name)).toEqual(["First", "Second"]);
  expect(files[0]?.package).toMatchObject({ label, kind: "package" });
});

test("a legacy package whose manifest is broken still has its flows", async () => {
  const listing = await list({ ...legacy, "manifest.json": '{"resources": ' });
  expect(listing.files).toHaveLength(2);
  expect(metadataOf(listing.files[0]).name).toBeNull();
  expect(codesOf(listing)).toEqual(["manifest.json warning unreadable-json"]);
});

const yamlLayout = {
  "solutions/Orders/solution.yml":
    "SolutionManifest:\n  UniqueName: Orders\n  Version: 1.10\n  Managed: 0\n  Publisher:\n    UniqueName: Contoso\n",
  [`modernflows/${flowFile}`]: flowJson,
  [`modernflows/${flowFile.replace(".json", ".yml")}`]: `workflowid: ${flowId}\nname: Sync orders\ncategory: 5\nstatecode: 1\nmodernflowtype: 1\nbillingcontext:\n  - id: contoso_Orders\n`,
};

test.each([
  ["the layout", ["."]],
  ["one flow of it", [`modernflows/${flowFile}`]],
])("%s in YAML tells about a flow", async (_, paths) => {
  const { files, problems } = await list(yamlLayout, paths);
  expect(problems).toEqual([]);
  expect(metadataOf(files[0])).toEqual({
    ...wholeMetadata,
    name: "Sync orders",
    throttlingBehavior: null,
    apps: [{ id: "contoso_Orders", name: null }],
    solution: { name: "Orders", version: "1.10", managed: false },
  });
});

test("of several solutions none is taken for a flow's own", async () => {
  const { files } = await list({ ...yamlLayout, "solutions/Other/solution.yml": "uniquename: Other\n" });
  expect(metadataOf(files[0]).solution).toBeNull();
});

test.each([
  ["broken", "name: [a\nb: }"],
  ["nested without end", "[".repeat(100_000)],
  ["nested without end by hyphens", "- ".repeat(100_000)],
  [
    "nested without end by indentation",
    Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
  ],
  ["of aliases that multiply", bombOfAliases()],
])("YAML that is %s is a problem", async (_, text) => {
  const listing = await list({ ...yamlLayout, "solutions/Orders/solution.yml": text });
  expect(codesOf(listing)).toEqual(["solutions/Orders/solution.yml error unreadable-yaml"]);
  expect(metadataOf(listing.files[0])).toMatchObject({ name: "Sync orders", solution: null });
});

test("a Logic Apps project names its workflows by their folders", async () => {
  const project = {
    "host.json": "{}",
    "connections.json": "{}",
    "Orders/workflow.json": "{}",
    "Mail/workflow.json": "{}",
  };
  const { files } = await list({ "p.zip": zip(project) });
  const flows = files.filter(({ label }) => label.endsWith("workflow.json"));
  expect(flows.map((file) => metadataOf(file).name)).toEqual(["Mail", "Orders"]);
  expect(flows[0]?.package).toMatchObject({ label: "p.zip", kind: "logic-apps-project" });
});

test("an agent project names its flows by their metadata, else by their folders", async () => {
  const { files } = await list({
    "agent/workflows/Send mail/workflow.json": "{}",
    "agent/workflows/Send mail/metadata.yaml": `name: Send a mail\nworkflowId: "{${flowId.toUpperCase()}}"\n`,
    "agent/workflows/Other/workflow.json": "{}",
    "agent/workflows/Other/metadata.yaml": "description: none\n",
  });
  expect(files.map((file) => metadataOf(file).name)).toEqual(["Other", "Send a mail"]);
  expect(metadataOf(files[1]).id).toBe(flowId);
  expect(files[0]?.package).toMatchObject({ label: "agent", kind: "other" });
});

test("files of one package have one package", async () => {
  const second = flowFile.replace("SyncOrders", "Second").replace("2D8.json", "2D9.json");
  const { files } = await list({ ...unpacked, [`src/Workflows/${second}`]: "{}" }, [
    "src",
    `src/Workflows/${flowFile}`,
  ]);
  expect(files).toHaveLength(2);
  expect(files[0]?.package).toBe(files[1]?.package);
});

function bombOfAliases(): string {
  const levels = Array.from({ length: 12 }, (_, index) => `a${index}: &a${index} [${`*a${index - 1},`.repeat(9)}]`);
  return `a0: &a0 [x]\n${levels.slice(1).join("\n")}\n`;
}
