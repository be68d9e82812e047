import { ConfigurationTarget, DiagnosticSeverity, workspace } from "vscode";
import { closeAll, codeOf, codesOf, diagnosticsOf, paths, show, untilCodes, uriOf } from "./editor";
import { pause, until } from "./expect";

const settings = () => workspace.getConfiguration("flowLicense");
const hasPremium = (codes: readonly string[]) => codes.includes("premium-connector");

suite("Settings", () => {
  teardown(async () => {
    await settings().update("rules", undefined, ConfigurationTarget.Workspace);
    await closeAll();
  });

  test("of VS Code change what is shown", async () => {
    const { document } = await show(paths.buttonFlow);
    await untilCodes(document.uri, "codes before", hasPremium);
    await settings().update("rules", { "premium-connector": "error" }, ConfigurationTarget.Workspace);
    const severity = () => diagnosticsOf(document.uri).find((it) => codeOf(it) === "premium-connector")?.severity;
    await until("severity", severity, (it) => it === DiagnosticSeverity.Error);
    await settings().update("rules", undefined, ConfigurationTarget.Workspace);
    await until("severity in the end", severity, (it) => it === DiagnosticSeverity.Information);
  });

  test("in flow-license.json change what is shown as soon as the file is written", async () => {
    const { document } = await show(paths.buttonFlow);
    await untilCodes(document.uri, "codes before", hasPremium);
    const file = uriOf(paths.settings);
    const before = await workspace.fs.readFile(file);
    // Whoever watches files is at it only a moment after having been asked to.
    await pause(1500);
    await workspace.fs.writeFile(file, new TextEncoder().encode('{ "rules": { "premium-connector": "off" } }'));
    try {
      await untilCodes(document.uri, "codes", (codes) => codes.length > 0 && !hasPremium(codes));
    } finally {
      await workspace.fs.writeFile(file, before);
    }
    await untilCodes(document.uri, "codes in the end", hasPremium);
  });

  test("that are wrong are told in flow-license.json itself", async () => {
    const file = uriOf(paths.settings);
    const before = await workspace.fs.readFile(file);
    await workspace.fs.writeFile(file, new TextEncoder().encode('{ "estimates": { "loopItem": 3 } }'));
    try {
      await show(paths.settings);
      await until(
        "codes",
        () => codesOf(file),
        (codes) => codes.length === 1,
      );
    } finally {
      await closeAll();
      await workspace.fs.writeFile(file, before);
    }
  });
});
