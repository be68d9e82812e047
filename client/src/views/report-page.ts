import { type ExtensionContext, l10n, Uri, type Webview } from "vscode";
import { htmlPage } from "../../../shared/html-page";

/** The page of a report panel, before its script fills it. Nothing is loaded but the extension's own files, and nothing is fetched. */
export function reportPage({ extensionUri }: ExtensionContext, webview: Webview): string {
  const file = (name: string): string =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, "dist/webview", name)).toString();
  const nonce = newNonce();
  return htmlPage({
    title: l10n.t("Flow report"),
    scripts: `'nonce-${nonce}'`,
    styles: webview.cspSource,
    // A drawing becomes a PNG by way of an image of it.
    images: "data:",
    head: `<link rel="stylesheet" href="${file("report.css")}">`,
    body: `<main id="report" aria-busy="true"><p>Working out the report …</p></main>
<script type="module" nonce="${nonce}" src="${file("report.js")}"></script>`,
  });
}

function newNonce(): string {
  return crypto.randomUUID().replaceAll("-", "");
}
