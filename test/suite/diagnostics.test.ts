import { DiagnosticSeverity, Range, WorkspaceEdit, workspace } from "vscode";
import {
  closeAll,
  codeOf,
  codesOf,
  diagnosticsOf,
  paths,
  replaceAll,
  restore,
  show,
  untilCodes,
  uriOf,
} from "./editor";
import { equal, includes, pause } from "./expect";

const found = ["license-needed", "premium-connector"];
const isFound = (codes: readonly string[]) => found.every((code) => codes.includes(code));

suite("Diagnostics", () => {
  teardown(closeAll);

  test("say what was found, where, and by which rule", async () => {
    const { document } = await show(paths.buttonFlow);
    await untilCodes(document.uri, "codes", isFound);
    const premium = diagnosticsOf(document.uri).find((it) => codeOf(it) === "premium-connector");
    equal(premium?.severity, DiagnosticSeverity.Information, "severity");
    equal(document.getText(premium?.range), '"Insert_row_(V2)"', "marked text");
    includes(premium?.message ?? "", "SQL Server is a premium connector");
    const code = premium?.code;
    includes(typeof code === "object" ? String(code.target) : "", "premium-connector");
  });

  test("follow an edit, and its being taken back", async () => {
    const { document } = await show(paths.buttonFlow);
    await untilCodes(document.uri, "codes before", isFound);
    await replaceAll(document, "shared_sql", "shared_office365");
    await untilCodes(document.uri, "codes after", (codes) => !codes.includes("premium-connector"));
    await replaceAll(document, "shared_office365", "shared_sql");
    await untilCodes(document.uri, "codes in the end", isFound);
  });

  test("stay for what is sound while the text is half typed", async () => {
    const { document } = await show(paths.buttonFlow);
    await untilCodes(document.uri, "codes before", isFound);
    const before = document.getText();
    const edit = new WorkspaceEdit();
    const cut = document.positionAt(document.getText().lastIndexOf('"Condition_defects_found"') + 30);
    edit.replace(document.uri, new Range(cut, document.lineAt(document.lineCount - 1).range.end), "");
    await workspace.applyEdit(edit);
    // What is there already must not go, so there is no event to wait for.
    await pause(1000);
    const isStillThere = isFound(codesOf(document.uri));
    await restore(document, before);
    equal(isStillThere, true, "still there");
  });

  test("go when the file is closed", async () => {
    const uri = uriOf(paths.buttonFlow);
    await show(paths.buttonFlow);
    await untilCodes(uri, "codes before", isFound);
    await closeAll();
    await untilCodes(uri, "codes after", (codes) => codes.length === 0);
    equal(codesOf(uri), [], "codes");
  });
});
