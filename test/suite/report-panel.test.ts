import { commands, type Tab, TabInputWebview, ViewColumn, window } from "vscode";
import { closeAll, paths, show, untilCodes, uriOf } from "./editor";
import { equal, includes, until } from "./expect";

/** What stands in it is looked at by the tests of the user interface. */
suite("Report panel", () => {
  teardown(closeAll);

  test("stands beside the text of the flow, once for each document", async () => {
    const { document } = await show(paths.loopFlow);
    await untilCodes(document.uri, "codes", (codes) => codes.length > 0);
    await commands.executeCommand("flowLicense.showReport");
    const [panel] = await untilPanels(1);
    includes(panel?.label ?? "", "RemindOverdueWorkOrders");
    equal(panel?.group.viewColumn, ViewColumn.Two, "column");
    await commands.executeCommand("flowLicense.showReport", { uri: document.uri.toString(), flow: 0 });
    await untilPanels(1);
    await commands.executeCommand("flowLicense.showReport", { uri: uriOf(paths.buttonFlow).toString(), flow: 0 });
    await untilPanels(2);
  });

  test("needs an editor or an argument to know which flow is meant", async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    // The message waits for nobody, and neither does the command.
    await commands.executeCommand("flowLicense.showReport");
    await untilPanels(0);
  });
});

function untilPanels(count: number): Promise<Tab[]> {
  return until("panels", panels, (found) => found.length === count);
}

function panels(): Tab[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith("flowLicense.report"));
}
