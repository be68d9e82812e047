import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/paths.mjs";
import { inThemes } from "./lib/themes.mjs";
import { flowStatus, openBesideExplorer, openFlowsView, openZip, rowsOf, scanFlows } from "./lib/views.mjs";
import { runCommand } from "./lib/workbench.mjs";

const example = "BuildingInspections/Workflows/RemindOverdueWorkOrders-E9B1C067-C554-431B-8363-2EA721F2D711.json";
const zip = "PatternExceptionHandingInDoUntilLoop.zip";

/** The tree of flows, the status bar and packages, as a person uses and sees them. */
export function runViews({ vsix, verbose }) {
  return inThemes({ name: "views", vsix, verbose, fill }, lookAt);
}

/** The samples, and exports as people get them. */
function fill(folder) {
  cpSync(join(root, "samples"), folder, { recursive: true });
  cpSync(join(root, "test/exports/shared-mailbox-orders"), join(folder, "shared-mailbox-orders"), { recursive: true });
  mkdirSync(join(folder, "packages"));
  cpSync(join(root, "test/exports/do-until-zip", zip), join(folder, "packages", zip));
}

async function lookAt({ page, server, check, shoot }) {
  await openBesideExplorer(page, server, example);
  const status = await flowStatus(page);
  check("the status bar tells what the flow costs", /148 requests a run · Power/.test(status), status);
  await page.locator(".statusbar-item[id$='flowLicense.flow']").hover();
  await page.waitForTimeout(800);
  await shoot("status-bar");
  const pane = await openFlowsView(page);
  await shoot("tree-welcome");
  const rows = await scanFlows(pane, "Remind of overdue work orders");
  check("the flows stand under their licenses", /Power Automate Premium\d/.test(rows.join()), rows);
  await page.waitForTimeout(500);
  const selected = await pane.locator(".monaco-list-row.selected").innerText();
  check("the flow in the editor is selected", /Remind of overdue/.test(selected), selected);
  await pane.locator(".monaco-list-row", { hasText: "Remind of overdue" }).hover();
  await page.waitForTimeout(1200);
  await shoot("tree");
  await page.mouse.move(900, 400);
  await page.waitForTimeout(500);
  await pane.locator(".monaco-list-row", { hasText: "Record inspection" }).click();
  await page.locator(".tab.active", { hasText: "RecordInspection" }).waitFor();
  check("a click shows the flow", true);
  await runCommand(page, "Group Flows by Requests");
  await pane.locator(".monaco-list-row", { hasText: "requests a day" }).first().waitFor();
  await page.waitForTimeout(500);
  await shoot("tree-by-day");
  check("the flows stand under their days", true, await rowsOf(pane));
  const roots = await openZip(page, "packages", zip);
  check("a zip is a folder", /Microsoft.Flow/.test(roots.join()), roots);
  await page.locator(".tab.active", { hasText: "definition.json" }).waitFor({ timeout: 30_000 });
  await page.locator(".statusbar-item[id$='flowLicense.flow']", { hasText: "20 to 25" }).waitFor({ timeout: 30_000 });
  await shoot("package");
  check("its only flow is open, and the status bar tells what it costs", true);
}
