import { Position, WorkspaceEdit, window, workspace } from "vscode";
import { api, closeAll, codesOf, hoverText, paths, positionOf, show, untilCodes, uriOf } from "./editor";
import { equal, pause, until } from "./expect";

suite("JSON that is no flow", () => {
  teardown(closeAll);

  test("does not start the server", async () => {
    const { document } = await show(paths.otherJson);
    await show(paths.otherSettings);
    await pause(1000);
    equal((await api()).serverState().kind, "notStarted", "state");
    equal(codesOf(document.uri), [], "diagnostics");
  });

  test("starts it when it becomes a flow", async () => {
    const document = await workspace.openTextDocument({ language: "json", content: "{}" });
    await window.showTextDocument(document);
    await pause(300);
    equal((await api()).serverState().kind, "notStarted", "state before");
    const text = new TextDecoder().decode(await workspace.fs.readFile(uriOf(paths.buttonFlow)));
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(0, 0), text);
    await workspace.applyEdit(edit);
    const server = await api();
    await until(
      "state",
      () => server.serverState().kind,
      (kind) => kind === "running",
    );
    await untilCodes(document.uri, "codes", (codes) => codes.includes("premium-connector"));
  });

  test("is kept from a server that runs, and is opened there once it becomes a flow", async () => {
    const { document } = await show(paths.otherJson);
    await pause(500);
    equal(await hoverText(document, positionOf(document, "name")), "", "hover");
    const text = new TextDecoder().decode(await workspace.fs.readFile(uriOf(paths.buttonFlow)));
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(0, 0), text);
    await workspace.applyEdit(edit);
    await untilCodes(document.uri, "codes", (codes) => codes.includes("premium-connector"));
  });
});
