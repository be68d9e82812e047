import {
  type CodeLens,
  ConfigurationTarget,
  commands,
  type InlayHint,
  Range,
  type TextDocument,
  workspace,
} from "vscode";
import { closeAll, paths, replaceAll, restore, show, untilCodes, uriOf } from "./editor";
import { equal, includes, pause, until } from "./expect";

const settings = () => workspace.getConfiguration("flowLicense");

suite("Code lenses and inlay hints", () => {
  teardown(async () => {
    await settings().update("codeLens.enabled", undefined, ConfigurationTarget.Workspace);
    await settings().update("inlayHints.enabled", undefined, ConfigurationTarget.Workspace);
    await closeAll();
  });

  test("tell what a flow, its trigger, its loops and its actions cost", async () => {
    const { document } = await show(paths.loopFlow);
    const [flow, trigger, loop, inner] = await until(
      "lenses",
      () => titlesOf(document),
      (titles) => titles.length === 4,
    );
    includes(flow ?? "", "148 requests a run = 4 + n1*(2 + 2*n2)");
    includes(trigger ?? "", "scheduled · the license counts for the owner");
    includes(loop ?? "", "145 requests each time it runs");
    includes(inner ?? "", "12 times in a run");
    const hints = await until(
      "hints",
      () => hintsOf(document),
      (all) => all.length > 0,
    );
    equal(hints.includes("60 requests a run"), true, "hint of the innermost action");
  });

  test("lead to our commands", async () => {
    const { document } = await show(paths.buttonFlow);
    await until(
      "lenses",
      () => titlesOf(document),
      (titles) => titles.length > 0,
    );
    const [flow, trigger] = await lensesOf(document);
    equal(flow?.command?.command, "flowLicense.showReport", "command over the flow");
    equal(trigger?.command?.command, "flowLicense.declareAmount", "command over a trigger whose runs are assumed");
  });

  test("stay where the text is sound while it is half typed", async () => {
    const { document } = await show(paths.loopFlow);
    await until(
      "lenses",
      () => titlesOf(document),
      (titles) => titles.length === 4,
    );
    const before = document.getText();
    await replaceAll(document, '"Send_reminder": {', '"Send_reminder": {{');
    try {
      await untilCodes(document.uri, "codes", (codes) => codes.length > 0);
      equal((await titlesOf(document)).length, 4, "lenses of a broken text");
    } finally {
      await restore(document, before);
    }
  });

  test("go and come with their settings", async () => {
    const { document } = await show(paths.loopFlow);
    await until(
      "lenses",
      () => titlesOf(document),
      (titles) => titles.length === 4,
    );
    await settings().update("codeLens.enabled", false, ConfigurationTarget.Workspace);
    await settings().update("inlayHints.enabled", false, ConfigurationTarget.Workspace);
    await until(
      "no lenses",
      () => titlesOf(document),
      (titles) => titles.length === 0,
    );
    await until(
      "no hints",
      () => hintsOf(document),
      (all) => all.length === 0,
    );
    await settings().update("codeLens.enabled", undefined, ConfigurationTarget.Workspace);
    await until(
      "lenses again",
      () => titlesOf(document),
      (titles) => titles.length === 4,
    );
  });

  test("change with flow-license.json", async () => {
    const { document } = await show(paths.loopFlow);
    await until(
      "lenses",
      () => titlesOf(document),
      (titles) => titles.length === 4,
    );
    const file = uriOf(paths.settings);
    const before = await workspace.fs.readFile(file);
    // Whoever watches files is at it only a moment after having been asked to.
    await pause(1500);
    const text = new TextDecoder()
      .decode(before)
      .replace('"Apply_to_each_building": 12', '"Apply_to_each_building": 1');
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    try {
      await until(
        "lens",
        async () => (await titlesOf(document))[0] ?? "",
        (title) => title.startsWith("16 requests"),
      );
    } finally {
      await workspace.fs.writeFile(file, before);
    }
    await until(
      "lens in the end",
      async () => (await titlesOf(document))[0] ?? "",
      (title) => title.startsWith("148 "),
    );
  });
});

/** Those of other extensions have no such commands. */
async function lensesOf({ uri }: TextDocument): Promise<CodeLens[]> {
  const all = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri, 100);
  return all.filter(({ command }) => command?.command.startsWith("flowLicense."));
}

async function titlesOf(document: TextDocument): Promise<string[]> {
  return (await lensesOf(document)).map(({ command }) => command?.title ?? "");
}

async function hintsOf({ uri, lineCount }: TextDocument): Promise<string[]> {
  const all = new Range(0, 0, lineCount, 0);
  const hints = await commands.executeCommand<InlayHint[]>("vscode.executeInlayHintProvider", uri, all);
  return hints.map(({ label }) => (typeof label === "string" ? label : label.map(({ value }) => value).join("")));
}
