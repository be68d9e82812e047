import { commands, extensions, window } from "vscode";
import { api, closeAll, extensionId, isNode, paths, show, untilCodes } from "./editor";
import { equal, includes, until } from "./expect";

suite("Commands", () => {
  teardown(closeAll);

  test("are there", async () => {
    await api();
    const ours = (await commands.getCommands(true)).filter((name) => name.startsWith("flowLicense."));
    const contributed = extensions.getExtension(extensionId)?.packageJSON.contributes.commands as { command: string }[];
    // The one that starts a process is not there where there are none.
    const wanted = contributed
      .map(({ command }) => command)
      .filter((name) => isNode || name !== "flowLicense.lintFolder");
    // The editor has some for each view by itself.
    const written = ours.filter((name) => !/^flowLicense\.(flows|packages)\./.test(name));
    equal(written.sort(), wanted.sort(), "commands");
  });

  test("open the page of a setting", async () => {
    await commands.executeCommand("flowLicense.openSetting", "estimates.loops.Apply_to_each");
    const label = () => window.tabGroups.activeTabGroup.activeTab?.label ?? "";
    includes(await until("tab", label, (text) => text !== ""), "Settings");
  });

  test("show the output", async () => {
    await commands.executeCommand("flowLicense.showOutput");
  });

  test("restart the server, which then says the same", async () => {
    const { document } = await show(paths.buttonFlow);
    const server = await api();
    await untilCodes(document.uri, "codes before", (codes) => codes.length > 0);
    const before = server.serverProcess();
    await commands.executeCommand("flowLicense.restartServer");
    equal(server.serverState().kind, "running", "state");
    if (before !== undefined) equal(server.serverProcess() === before, false, "same process");
    await untilCodes(document.uri, "codes after", (codes) => codes.includes("premium-connector"));
  });
});
