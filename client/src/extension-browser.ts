import type { ExtensionContext } from "vscode";
import { type Extension, extendEditor } from "./extend-editor";

let extension: Extension | undefined;

/** Entry of the extension where a browser runs it, as in vscode.dev: the server is a web worker. */
export function activate(context: ExtensionContext): Extension["api"] {
  extension = extendEditor(context, {
    launcher: async () => (await import("./launch-browser")).launchBrowser,
    reportPanel: () => import("./views/report-panel"),
    views: async () => (await import("./views/open-views")).openViews,
  });
  return extension.api;
}

export function deactivate(): Promise<void> | undefined {
  return extension?.stop();
}
