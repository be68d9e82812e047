import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser, localPage } from "./lib/browser.mjs";
import { Checks } from "./lib/checks.mjs";
import { root } from "./lib/paths.mjs";
import { flowStatus, openBesideExplorer, openFlowsView, openZip, rowsOf, scanFlows } from "./lib/views.mjs";
import { startVsCodeServer } from "./lib/vscode-server.mjs";
import { roomForText } from "./lib/workbench.mjs";

const screenshots = join(root, "out/screenshots");
const themes = {
  light: "Default Light Modern",
  dark: "Default Dark Modern",
  contrast: "Default High Contrast",
};
const example = "BuildingInspections/Workflows/RemindOverdueWorkOrders-E9B1C067-C554-431B-8363-2EA721F2D711.json";
const zip = "PatternExceptionHandingInDoUntilLoop.zip";

/** The tree of flows, the status bar and packages, as a person uses and sees them; writes them to out/screenshots. */
export async function runViews({ vsix, verbose }) {
  mkdirSync(screenshots, { recursive: true });
  const checks = new Checks();
  for (const [name, theme] of Object.entries(themes)) {
    const settings = { ...roomForText, "workbench.colorTheme": theme };
    const server = await startVsCodeServer({ vsix, fill, settings });
    try {
      await lookAt(server, name, checks, verbose);
    } finally {
      await server.stop();
    }
  }
  return checks.result();
}

/** The samples, and exports as people get them. */
function fill(folder) {
  cpSync(join(root, "samples"), folder, { recursive: true });
  cpSync(join(root, "test/exports/shared-mailbox-orders"), join(folder, "shared-mailbox-orders"), { recursive: true });
  mkdirSync(join(folder, "packages"));
  cpSync(join(root, "test/exports/do-until-zip", zip), join(folder, "packages", zip));
}

async function lookAt(server, theme, checks, verbose) {
  const browser = await launchBrowser();
  const { page, stopped } = await localPage(browser, { viewport: { width: 1280, height: 860 } });
  if (verbose) page.on("console", (message) => console.log(message.text().slice(0, 300)));
  const shoot = (what) => page.screenshot({ path: join(screenshots, `${what}-${theme}.png`) });
  try {
    await openBesideExplorer(page, server, example);
    const status = await flowStatus(page);
    checks.that(
      `${theme}: the status bar tells what the flow costs`,
      /148 requests a run · Power/.test(status),
      status,
    );
    await page.locator(".statusbar-item[id$='flowLicense.flow']").hover();
    await page.waitForTimeout(800);
    await shoot("status-bar");
    const pane = await openFlowsView(page);
    await shoot("tree-welcome");
    const rows = await scanFlows(pane, "Remind of overdue work orders");
    checks.that(`${theme}: the flows stand under their licenses`, /Power Automate Premium\d/.test(rows.join()), rows);
    await page.waitForTimeout(500);
    const selected = await pane.locator(".monaco-list-row.selected").innerText();
    checks.that(`${theme}: the flow in the editor is selected`, /Remind of overdue/.test(selected), selected);
    await pane.locator(".monaco-list-row", { hasText: "Remind of overdue" }).hover();
    await page.waitForTimeout(1200);
    await shoot("tree");
    await page.mouse.move(900, 400);
    await page.waitForTimeout(500);
    await pane.locator(".monaco-list-row", { hasText: "Record inspection" }).click();
    await page.locator(".tab.active", { hasText: "RecordInspection" }).waitFor();
    checks.that(`${theme}: a click shows the flow`, true);
    await groupByRequests(page);
    await pane.locator(".monaco-list-row", { hasText: "requests a day" }).first().waitFor();
    await page.waitForTimeout(500);
    await shoot("tree-by-day");
    checks.that(`${theme}: the flows stand under their days`, true, await rowsOf(pane));
    const roots = await openZip(page, "packages", zip);
    checks.that(`${theme}: a zip is a folder`, /Microsoft.Flow/.test(roots.join()), roots);
    await page.locator(".tab.active", { hasText: "definition.json" }).waitFor({ timeout: 30_000 });
    await page.locator(".statusbar-item[id$='flowLicense.flow']", { hasText: "20 to 25" }).waitFor({ timeout: 30_000 });
    await shoot("package");
    checks.that(`${theme}: its only flow is open, and the status bar tells what it costs`, true);
  } catch (error) {
    checks.that(`${theme}: ${error.message}`, false);
    await shoot("failure-views").catch(() => undefined);
  } finally {
    await browser.close();
  }
  checks.that(`${theme}: nothing was asked of other machines`, stopped.size === 0, [...stopped]);
}

async function groupByRequests(page) {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").first().fill(">Group Flows by Requests");
  await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
  await page.keyboard.press("Enter");
}
