import { type CodeAction, commands, type Position, Range, type TextDocument, window, workspace } from "vscode";
import { closeAll, hoverText, paths, positionOf, restore, show, untilCodes, uriOf } from "./editor";
import { equal, includes, until } from "./expect";

suite("Code actions", () => {
  teardown(closeAll);

  test("fix and accept findings, and explain them", async () => {
    const { document } = await show(paths.buttonFlow);
    await untilCodes(document.uri, "codes", (codes) => codes.includes("premium-connector"));
    const position = positionOf(document, '"Insert_row_(V2)": {');
    await untilOffered(document, position, "Ignore premium-connector here, in the settings");
    await untilOffered(document, position, "Explain the figures here");
    const explain = await untilOffered(document, position, "Explain premium-connector");
    equal(explain.command?.command, "flowLicense.explain", "command");
  });

  test("write an acceptance into the note", async () => {
    const { document } = await show(paths.buttonFlow);
    await untilCodes(document.uri, "codes", (codes) => codes.includes("premium-connector"));
    const position = positionOf(document, '"Insert_row_(V2)": {');
    const ignore = await untilOffered(document, position, "Ignore premium-connector here, by a note");
    if (!ignore.edit) throw new Error("The action has no edit.");
    const before = document.getText();
    await workspace.applyEdit(ignore.edit);
    try {
      includes(document.getText(), "flow-license: ignore premium-connector");
      await untilCodes(document.uri, "codes after", (codes) => !codes.includes("premium-connector"));
    } finally {
      await restore(document, before);
    }
  });

  test("say how many items a loop has, and every figure counts with it", async () => {
    const { document } = await show(paths.loopFlow);
    const position = positionOf(document, '"Apply_to_each_building": {');
    const say = await untilOffered(document, position, "Say how many items of Apply to each building...");
    equal(say.command?.command, "flowLicense.declareAmount", "command");
    const before = document.getText();
    await commands.executeCommand("flowLicense.declareAmount", say.command?.arguments?.[0], 3);
    try {
      includes(document.getText(), "flow-license: items=3");
      await until(
        "hover",
        () => hoverText(document, position),
        (text) => text.includes("3 passes"),
      );
    } finally {
      await restore(document, before);
    }
  });

  test("show the page of a rule beside the text", async () => {
    const { document } = await show(paths.buttonFlow);
    await untilCodes(document.uri, "codes", (codes) => codes.length > 0);
    await commands.executeCommand("flowLicense.explain", { uri: document.uri.toString(), about: "premium-connector" });
    const labels = () => window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    await until("tabs", labels, (all) => all.some((label) => label.includes("premium-connector")));
  });

  test("a setting opens at its key in flow-license.json, which is put there where it is missing", async () => {
    const { document } = await show(paths.loopFlow);
    await untilCodes(document.uri, "codes", (codes) => codes.length > 0);
    const flow = { uri: document.uri.toString(), flow: 0 };
    const selected = () => {
      const editor = window.activeTextEditor;
      return editor && [editor.document.uri.toString(), editor.document.getText(editor.selection)];
    };
    const file = uriOf(paths.settings).toString();
    await commands.executeCommand("flowLicense.openSetting", "estimates.invokingUsers", flow);
    await until("value that is there", selected, (it) => JSON.stringify(it) === JSON.stringify([file, "8"]));
    equal(window.activeTextEditor?.document.isDirty, false, "changed");
    const settings = await workspace.openTextDocument(uriOf(paths.settings));
    const before = settings.getText();
    await commands.executeCommand("flowLicense.openSetting", "estimates.loopItems", flow);
    try {
      await until("value that is made", selected, (it) => JSON.stringify(it) === JSON.stringify([file, "10"]));
      includes(settings.getText(), '"loopItems": 10');
    } finally {
      await restore(settings, before);
    }
  });
});

/** The editor drops what is under way when any extension comes with code actions of its own, so it is asked again. */
async function untilOffered({ uri }: TextDocument, position: Position, title: string): Promise<CodeAction> {
  const range = new Range(position, position);
  const all = await until(
    `"${title}"`,
    () =>
      commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", uri, range) as Promise<CodeAction[]>,
    (actions) => actions.some((it) => it.title === title),
  );
  return all.find((it) => it.title === title) as CodeAction;
}
