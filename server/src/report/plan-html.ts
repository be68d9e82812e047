import { planPage } from "./plan-page";
import type { PlanReport } from "./plan-report";
import { visibleText } from "./visible-text";

/** The script or the style sheet of the page, with its SHA-256 in base64, by which the page's policy knows it. */
export interface PagePart {
  readonly text: string;
  readonly hash: string;
}

export interface PageParts {
  readonly script: PagePart;
  readonly style: PagePart;
  /** Makes a text small: gzip, in base64, so that it holds nothing that HTML or JavaScript knows. */
  readonly pack: (text: string) => string;
}

/**
 * A plan as one page that needs no other file. Its policy lets nothing run or load but the script and the style sheet
 * in it; what is said of the estate is data, which the script shows as text. It is packed, since flows say much alike.
 */
export function planHtml(report: PlanReport, { script, style, pack }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${script.hash}'`,
    // The other one is of the empty style sheet below.
    `style-src 'sha256-${style.hash}' 'sha256-${hashOfNothing}'`,
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
<meta name="referrer" content="no-referrer">
<title>License plan for Power Automate flows</title>
<style id="__________cytoscape_stylesheet"></style>
<style>${style.text}</style>
</head>
<body>
<main id="estate"><p>This page needs JavaScript to show its tables. It loads nothing from elsewhere.</p></main>
<script type="application/gzip" id="plan">${pack(pageJson(report))}</script>
<script>${script.text}</script>
</body>
</html>
`;
}

const hashOfNothing = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

/** What the page shows, as JSON in which all marks of its texts are visible. */
export function pageJson(report: PlanReport): string {
  return JSON.stringify(planPage(report), (_, it: unknown) => (typeof it === "string" ? visibleText(it) : it));
}
