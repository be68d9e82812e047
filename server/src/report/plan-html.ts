import { htmlPage } from "../../../shared/html-page";
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
  return htmlPage({
    title: "License plan for Power Automate flows",
    scripts: `'sha256-${script.hash}'`,
    styles: `'sha256-${style.hash}'`,
    head: `<meta name="referrer" content="no-referrer">
<style>${style.text}</style>`,
    body: `<main id="estate"><p>This page needs JavaScript to show its tables. It loads nothing from elsewhere.</p></main>
<script type="application/gzip" id="plan">${pack(pageJson(report))}</script>
<script>${script.text}</script>`,
  });
}

/** What the page shows, as JSON in which all marks of its texts are visible. */
export function pageJson(report: PlanReport): string {
  return JSON.stringify(planPage(report), (_, it: unknown) => (typeof it === "string" ? visibleText(it) : it));
}
