import type { ExtensionContext } from "vscode";
import { type Extension, extendEditor } from "./extend-editor";
import { provideLintTask } from "./lint-task";

let extension: Extension | undefined;

/** Entry of the extension where Node runs it: on the desktop, over SSH, in a container. */
export function activate(context: ExtensionContext): Extension["api"] {
  extension = extendEditor(context, {
    launcher: async () => (await import("./launch-node")).launchNode,
    reportPanel: () => import("./views/report-panel"),
    views: async () => (await import("./views/open-views")).openViews,
  });
  context.subscriptions.push(provideLintTask(context));
  return extension.api;
}

export function deactivate(): Promise<void> | undefined {
  return extension?.stop();
}
