import { type CodeAction, commands, FileType, Range, Uri, window, workspace } from "vscode";
import { api, closeAll, hoverText, positionOf, untilCodes, uriOf } from "./editor";
import { equal, includes, until } from "./expect";

const zip = "packages/export.zip";
const inner = "StorageCapacityEnforcement_1_0_0_6_managed.zip!";
const flow = `${inner}/Workflows/AdminStorageCapacityEnforcement-ClosetoCapacityAle-BB696E18-4C01-EE11-8847-001DD8107690.json`;

suite("Packages", () => {
  teardown(closeAll);

  test("are folders that can only be read, and so are the zips in them", async () => {
    const entries = await workspace.fs.readDirectory(inZip(""));
    equal(
      entries
        .filter(([, type]) => type === FileType.Directory)
        .map(([name]) => name)
        .includes(inner),
      true,
      "zip",
    );
    const { type, size } = await workspace.fs.stat(inZip(flow));
    equal(type, FileType.File, "type");
    equal((await workspace.fs.readFile(inZip(flow))).length, size, "size");
    equal(workspace.fs.isWritableFileSystem("flow-package"), false, "writable");
    await fails(workspace.fs.stat(inZip("nothing.json")), "");
    await fails(workspace.fs.writeFile(inZip("new.json"), new Uint8Array()), "");
  });

  test("hold flows that are linted like files", async () => {
    const document = await workspace.openTextDocument(inZip(flow));
    await window.showTextDocument(document);
    await untilCodes(document.uri, "codes", (codes) => codes.includes("premium-connector"));
    includes(await hoverText(document, positionOf(document, '"triggers"')), "372 to 552 requests");
  });

  test("hold flows of which no text is offered to change", async () => {
    const document = await workspace.openTextDocument(inZip(flow));
    await window.showTextDocument(document);
    await untilCodes(document.uri, "codes", (codes) => codes.includes("premium-connector"));
    const all = new Range(0, 0, document.lineCount, 0);
    const offered = () =>
      commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", document.uri, all) as Promise<
        CodeAction[]
      >;
    const isOffered = (title: string) => (actions: CodeAction[]) => actions.some((it) => it.title === title);
    await until("explanation", offered, isOffered("Explain premium-connector"));
    const actions = await until("settings", offered, isOffered("Ignore premium-connector here, in the settings"));
    const changed = actions.flatMap(({ edit }) => edit?.entries().map(([uri]) => uri.scheme) ?? []);
    equal(changed.includes("flow-package"), false, "changes of the zip");
  });

  test("that are broken are told in plain words, and are not opened", async () => {
    await fails(workspace.fs.readDirectory(folderOf("packages/broken.zip")), "is no zip, damaged or cut short");
    const opened = await commands.executeCommand("flowLicense.openPackage", uriOf("packages/broken.zip"));
    equal(opened, null, "opened");
    equal(workspace.workspaceFolders?.length, 1, "folders");
  });

  test("open as folders of a tree, until they are closed", async () => {
    const { packages } = await api();
    const opened = await commands.executeCommand("flowLicense.openPackage", uriOf(zip));
    equal(String(opened), folderOf(zip).toString(), "opened");
    const [root] = (await packages.getChildren()) ?? [];
    const names = async (node: typeof root) =>
      ((await packages.getChildren(node)) ?? []).map(({ uri }) => uri.path.slice(uri.path.lastIndexOf("/") + 1));
    equal((await names(root)).slice(0, 2), [inner, inner.replace("_managed", "_unmanaged")], "names");
    await commands.executeCommand("flowLicense.closePackage", root);
    equal((await packages.getChildren())?.length, 0, "packages in the end");
  });

  test("with a single flow show it", async () => {
    await commands.executeCommand("flowLicense.openPackage", uriOf("packages/single.zip"));
    const { document } = window.activeTextEditor ?? {};
    includes(document?.uri.toString() ?? "", "single.zip%21/Microsoft.Flow/flows/");
    const { packages } = await api();
    const [root] = (await packages.getChildren()) ?? [];
    await commands.executeCommand("flowLicense.closePackage", root);
  });
});

function folderOf(path: string): Uri {
  const { scheme, authority, path: at } = uriOf(path);
  return Uri.from({ scheme: "flow-package", authority: authority ? `${scheme}~${authority}` : scheme, path: `${at}!` });
}

function inZip(path: string): Uri {
  return Uri.joinPath(folderOf(zip), path);
}

async function fails(doing: Thenable<unknown>, why: string): Promise<void> {
  const error = await doing.then(
    () => null,
    (it: unknown) => String(it),
  );
  if (error === null) throw new Error("did not fail");
  includes(error, why);
}
