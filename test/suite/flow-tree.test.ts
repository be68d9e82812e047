import { commands, type TreeItem, window } from "vscode";
import type { FlowNode, GroupNode, ProblemNode, TreeNode } from "../../client/src/views/tree-node";
import { api, closeAll, paths, show, uriOf } from "./editor";
import { equal, includes, until } from "./expect";

suite("Flow licenses", () => {
  teardown(async () => {
    await commands.executeCommand("flowLicense.clearFilter");
    await commands.executeCommand("flowLicense.groupByLicense");
    await closeAll();
  });

  test("are empty until someone asks for a scan, which then finds the flows of the workspace", async () => {
    equal((await groups()).length, 0, "groups before");
    await commands.executeCommand("flowLicense.scanFlows");
    equal(
      (await groups()).map(({ name }) => name),
      ["Microsoft 365", "Power Automate Free", "Power Automate Premium", "Not read"],
      "groups",
    );
    const inSolution = (await flows()).filter(({ uri }) => uri.includes("/BuildingInspections/"));
    equal(inSolution.length, 3, "flows of the solution");
    const inZip = (await flows()).filter(({ uri }) => uri.includes("/packages/export.zip"));
    equal(inZip.length > 5, true, "flows of the zip");
  });

  test("stand under payers, or under requests a day", async () => {
    await commands.executeCommand("flowLicense.groupByPayer");
    equal(
      (await groups()).map(({ name }) => name),
      ["Each person who runs the flow", "Each person who runs the parent flow", "The owner", "Not read"],
      "payers",
    );
    await commands.executeCommand("flowLicense.groupByRequests");
    const names = (await groups()).map(({ name }) => name);
    includes(names.join(), "100 to 999 requests a day,");
    includes(names.join(), "Requests a day not known,Not read");
  });

  test("can be filtered by words", async () => {
    await commands.executeCommand("flowLicense.filterFlows", "REMIND free");
    equal(
      (await flows()).map(({ row }) => row.name),
      ["Remind of overdue work orders"],
      "flows",
    );
    await commands.executeCommand("flowLicense.filterFlows", "no such flow");
    equal((await flows()).length, 0, "flows");
  });

  test("say what each costs, and lead to its place", async () => {
    const node = (await flows()).find(({ row }) => row.name === "Remind of overdue work orders") as FlowNode;
    const item = await itemOf(node);
    equal(item.description, "148", "description");
    const { tooltip } = await resolved(item, node);
    includes(String(tooltip), "148 requests a run · scheduled · Power Automate Free for the owner");
    includes(String(tooltip), paths.loopFlow);
    equal((await (await api()).flows.getParent(node))?.id, node.group().id, "parent");
    const { command, arguments: how = [] } = item.command ?? { command: "" };
    await commands.executeCommand(command, ...how);
    const editor = window.activeTextEditor;
    equal(editor?.document.uri.toString(), uriOf(paths.loopFlow).toString(), "document");
    includes(editor?.document.lineAt(editor.selection.active.line).text ?? "", '"definition"');
  });

  test("tell what could not be read, and why", async () => {
    const node = (await groups()).at(-1)?.children[0] as ProblemNode;
    const item = await itemOf(node);
    equal(item.label, "broken.zip", "label");
    includes(String(item.description), "is no zip, damaged or cut short");
  });

  test("show the flow of the active editor", async () => {
    await show(paths.loopFlow);
    await commands.executeCommand("flowLicense.revealFlow");
    const { selectedFlow } = await api();
    const name = () => selectedFlow()?.row.name ?? "";
    await until("selected flow", name, (it) => it === "Remind of overdue work orders");
    await show(paths.buttonFlow);
    await until("followed flow", name, (it) => it === "Record inspection");
  });
});

async function groups(): Promise<readonly GroupNode[]> {
  const roots = (await (await api()).flows.getChildren()) as TreeNode[];
  return roots.filter((node) => node.kind === "group");
}

async function flows(): Promise<readonly FlowNode[]> {
  const { flows: tree } = await api();
  const children = await Promise.all((await groups()).map(async (group) => (await tree.getChildren(group)) ?? []));
  return children.flat().filter((node) => node.kind === "flow");
}

async function itemOf(node: TreeNode): Promise<TreeItem> {
  return (await api()).flows.getTreeItem(node);
}

async function resolved(item: TreeItem, node: FlowNode): Promise<TreeItem> {
  return (await (await api()).flows.resolveTreeItem(item, node, undefined as never)) as TreeItem;
}
