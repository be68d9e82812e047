import { type ExtensionContext, l10n, Uri, ViewColumn, type WebviewPanel, window } from "vscode";
import { type PanelState, reportPanelType, type ShowReportArgument } from "../../../shared/report-panel";
import { reportPage } from "./report-page";
import { type RunningServer, serveReport } from "./serve-report";

const open = new Map<string, { readonly panel: WebviewPanel; readonly pick: (flow: number) => void }>();

/** Shows the report on a flow, beside its text. A document has one panel, in which its flows can be chosen. */
export function showReport(context: ExtensionContext, server: RunningServer, argument: ShowReportArgument): void {
  const uri = Uri.parse(argument.uri);
  const known = open.get(uri.toString());
  if (known) {
    known.panel.reveal();
    known.pick(argument.flow);
    return;
  }
  const title = l10n.t("Flow report: {0}", uri.path.split("/").at(-1) ?? "");
  fill(context, server, window.createWebviewPanel(reportPanelType, title, ViewColumn.Beside), uri, argument.flow);
}

/** Fills a panel again that was open when the window was closed. */
export function restoreReport(
  context: ExtensionContext,
  server: RunningServer,
  panel: WebviewPanel,
  saved: unknown,
): void {
  const state = (saved ?? {}) as Partial<PanelState>;
  if (typeof state.uri === "string") fill(context, server, panel, Uri.parse(state.uri), state.flow ?? 0);
  else panel.dispose();
}

function fill(context: ExtensionContext, server: RunningServer, panel: WebviewPanel, uri: Uri, flow: number): void {
  const { webview } = panel;
  const served = serveReport(webview, server, uri, flow);
  open.set(uri.toString(), { panel, pick: served.pick });
  panel.onDidDispose(() => {
    served.dispose();
    open.delete(uri.toString());
  });
  webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(context.extensionUri, "dist/webview")] };
  webview.html = reportPage(context, webview);
}
