import { commands, extensions, window } from "vscode";
import { closeAll, extensionId, untilCodes } from "./editor";
import { equal, includes, until } from "./expect";

suite("Get started", () => {
  teardown(closeAll);

  test("opens the walkthrough, whose texts are all there", async () => {
    await commands.executeCommand("flowLicense.getStarted");
    await until(
      "tab",
      () => window.tabGroups.activeTabGroup.activeTab?.label ?? "",
      (label) => label !== "",
    );
    const { contributes } = extensions.getExtension(extensionId)?.packageJSON ?? {};
    const [walkthrough] = contributes.walkthroughs;
    equal(walkthrough.title, "Get Started with Flow License Lint", "title");
    // A text that has not been found would show its name in percent signs.
    equal(/"%[^"]*%"/.exec(JSON.stringify(contributes)), null, "names of texts");
  });

  test("opens a sample as a new document, in which something is found", async () => {
    await commands.executeCommand("flowLicense.openSample");
    const document = await until(
      "document",
      () => window.activeTextEditor?.document,
      (it) => it?.isUntitled === true,
    );
    if (!document) return;
    includes(document.getText(), "shared_sql");
    await untilCodes(document.uri, "codes", (codes) => codes.includes("premium-connector"));
  });
});
