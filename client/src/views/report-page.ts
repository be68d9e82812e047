import { type ExtensionContext, Uri, type Webview } from "vscode";

/** The page of a report panel, before its script fills it. Nothing is loaded but the extension's own files, and nothing is fetched. */
export function reportPage({ extensionUri }: ExtensionContext, webview: Webview): string {
  const file = (name: string): string =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, "dist/webview", name)).toString();
  const nonce = newNonce();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    // A drawing becomes a PNG by way of an image of it.
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  // The empty style sheet is one that the graph library would add otherwise, against the policy.
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Flow report</title>
<link rel="stylesheet" href="${file("report.css")}">
<style nonce="${nonce}" id="__________cytoscape_stylesheet"></style>
</head>
<body>
<main id="report" aria-busy="true"><p>Working out the report …</p></main>
<script type="module" nonce="${nonce}" src="${file("report.js")}"></script>
</body>
</html>`;
}

function newNonce(): string {
  return crypto.randomUUID().replaceAll("-", "");
}
