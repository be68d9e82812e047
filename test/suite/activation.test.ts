import { commands, workspace } from "vscode";
import { api, closeAll, extensionId, isNode } from "./editor";
import { until } from "./expect";

suite("Activation", () => {
  teardown(closeAll);

  test("is told by the table of the startup performance", async function () {
    // In a browser the page is never filled by the version that the tests run in.
    if (!isNode) this.skip();
    await api();
    await commands.executeCommand("perfview.show");
    const rows = () => pageText().split("\n").slice(pageText().split("\n").findIndex(isHeadline));
    const row = () => rows().find((line) => line.startsWith(`| ${extensionId}`)) ?? "";
    // Whether eager, then milliseconds to load the code, to call activate and to finish it, then why.
    console.log(`##ACTIVATION ${await until("row", row, (line) => line !== "")}`);
  });
});

function pageText(): string {
  return workspace.textDocuments.find(({ uri }) => uri.scheme === "perf")?.getText() ?? "";
}

function isHeadline(line: string): boolean {
  return line.includes("Extension Activation Stats");
}
