import { commands, extensions, Uri } from "vscode";
import { activationTimes } from "./activation-times";
import { api, closeAll, extensionId, filesInUse, paths, show, untilCodes } from "./editor";
import { equal, pause, until } from "./expect";

/** For a window in which all other extensions are done, and to which ours comes as the package that `vsix` names. */
export function settledSuite(vsix: string): void {
  suite("Activation by itself", () => {
    teardown(closeAll);

    test("reads one file for JSON that is no flow, and the others for a flow", async () => {
      await show(paths.otherJson);
      await untilSettled();
      equal(extensions.getExtension(extensionId), undefined, "extension before");
      await commands.executeCommand("workbench.extensions.installExtension", Uri.file(vsix));
      await until(
        "activation",
        () => extensions.getExtension(extensionId)?.isActive,
        (isActive) => isActive === true,
      );
      console.log(`##ACTIVATION by itself: ${await activationTimes()}`);
      equal((await api()).serverState().kind, "notStarted", "state");
      equal(filesInUse(), ["dist/client.js"], "files");
      const { document } = await show(paths.buttonFlow);
      await untilCodes(document.uri, "codes", (codes) => codes.includes("premium-connector"));
      equal(filesInUse(), ["dist/client.js", "dist/launch-node.js"], "files");
    });
  });
}

/** Waits until no further extension has been activated for a while. */
async function untilSettled(): Promise<void> {
  let before: number;
  let now = 0;
  do {
    before = now;
    await pause(2000);
    now = extensions.all.filter(({ isActive }) => isActive).length;
  } while (now > before);
}
