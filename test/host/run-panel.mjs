import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/paths.mjs";
import { drawAll, pullSlider, reportFrame, showReport } from "./lib/report-panel.mjs";
import { acceptAndRead, askToSave, dismiss } from "./lib/save-dialog.mjs";
import { inThemes } from "./lib/themes.mjs";
import { openFile } from "./lib/workbench.mjs";

const example = join(root, "test/exports/shared-mailbox-orders/Workflows");
const flowFile = readdirSync(example).find((name) => name.startsWith("Whenanewemail"));

/** What is left of a report panel: the files that it saves, and what it shows when the window is loaded anew. */
export function runReportPanel({ vsix, verbose }) {
  const fill = (folder) => cpSync(example, folder, { recursive: true });
  const themes = { light: "Default Light Modern" };
  return inThemes({ name: "panel", vsix, verbose, fill, themes }, async ({ page, server, check }) => {
    await openFile(page, server, flowFile);
    await page.locator(".codelens-decoration", { hasText: "a run" }).first().waitFor({ timeout: 60_000 });
    const report = await showReport(page);
    await drawAll(report);
    await saveEverything(page, report, server.workspace, check);
    await loadAnew(page, server, report, check);
  });
}

const isPage = (it) =>
  it.startsWith("<!DOCTYPE html>") && it.includes("212 to 512") && it.trimEnd().endsWith("</html>");
const isTable = (it) => it.startsWith("\uFEFFflow,part,inside,") && it.includes(",Add a new row,");

/** What tells that a file has come whole; what stands in it is looked at by the tests of each export. */
const looks = {
  "report.html": (bytes) => isPage(bytes.toString()),
  "parts.csv": (bytes) => isTable(bytes.toString()),
  "graph.svg": isDrawing,
  "graph.png": isPicture,
  "requests.svg": isDrawing,
  "requests.png": isPicture,
  "limits.svg": isDrawing,
  "limits.png": isPicture,
};

async function saveEverything(page, report, folder, check) {
  const offered = await report.locator("#export-kind option").evaluateAll((all) => all.map(({ value }) => value));
  check("each kind of file is looked at", offered.join() === Object.keys(looks).join(), offered);
  await askToSave(page, report, "parts.csv");
  await dismiss(page);
  await page.waitForTimeout(500);
  const said = await report.locator("p.status").innerText();
  check("a dialog that is left saves nothing", said === "" && filesIn(folder, ".csv").length === 0, said);
  for (const [kind, isWhole] of Object.entries(looks)) {
    const path = await askToSave(page, report, kind);
    check(`${kind}: the dialog proposes a file beside the flow`, path.startsWith(`${folder}/`), path);
    const bytes = await acceptAndRead(page, path);
    check(`${kind}: what is saved is whole`, await isWhole(bytes, page), bytes.toString().slice(0, 200));
    await report.waitForSelector(".status:text('Saved.')");
  }
}

async function loadAnew(page, server, report, check) {
  const { after: figure } = await pullSlider(report);
  // An editor in a browser keeps from time to time what it shows. With a file in its address it would show that alone.
  await page.waitForTimeout(6000);
  await page.goto(server.url([]));
  await page.waitForSelector(".monaco-workbench", { timeout: 60_000 });
  const again = await reportFrame(page);
  const restored = await again.locator(".tile .figure").first().innerText();
  check("a window that is loaded anew shows the report with what was tried out", restored === figure, {
    figure,
    restored,
  });
  const subtitle = await again.locator("header p.muted").innerText();
  check("it says so", /with what is tried out/.test(subtitle), subtitle);
}

/** Sound XML: where it is not, no program but a lenient browser would show it. */
function isDrawing(bytes, page) {
  return page.evaluate((svg) => {
    const drawing = new globalThis.DOMParser().parseFromString(svg, "image/svg+xml");
    return drawing.querySelector("parsererror") === null && drawing.querySelector("path, rect") !== null;
  }, bytes.toString());
}

/** The first bytes of every PNG, and the last part of a whole one. */
function isPicture(bytes) {
  return bytes.subarray(0, 8).toString("latin1") === "\x89PNG\r\n\x1a\n" && bytes.includes("IEND", bytes.length - 8);
}

function filesIn(folder, ending) {
  return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(ending));
}
