/** Opens a file beside the explorer. */
export async function openBesideExplorer(page, server, name) {
  await page.goto(server.url([["openFile", server.remote(`${server.workspace}/${name}`)]]));
  await page.waitForSelector(".monaco-editor .view-line", { timeout: 60_000 });
  await page.waitForSelector(".explorer-folders-view .monaco-list-row");
}

/** Opens the view of flows, and gives it. */
export async function openFlowsView(page) {
  await page.locator(".activitybar .action-item", { has: page.locator("[aria-label='Flow Licenses']") }).click();
  const pane = page.locator(".composite.viewlet[id='workbench.view.extension.flowLicense']");
  await pane.locator(".welcome-view-content").first().waitFor();
  return pane;
}

/** Opens the explorer again. */
async function openExplorer(page) {
  await page.keyboard.press("Control+Shift+E");
  await page.waitForSelector(".explorer-folders-view .monaco-list-row");
}

/** Presses the button of the welcome, and gives the rows that come. */
export async function scanFlows(pane, expected) {
  await pane.getByRole("button", { name: "Scan for Flows" }).click();
  await pane.locator(".monaco-list-row", { hasText: expected }).waitFor({ timeout: 30_000 });
  return rowsOf(pane);
}

export function rowsOf(pane) {
  return pane.locator(".monaco-list-row").evaluateAll((rows) => rows.map((row) => row.innerText.replaceAll("\n", " ")));
}

/** What the status bar says of the flow in the editor, once it says something. */
export async function flowStatus(page) {
  const item = page.locator(".statusbar-item[id$='flowLicense.flow']");
  await item.waitFor({ timeout: 20_000 });
  return item.innerText();
}

/** Opens a zip by the menu of the explorer; gives the names in the view of packages then. */
export async function openZip(page, folder, name) {
  await openExplorer(page);
  const row = (text) => page.locator(".explorer-folders-view .monaco-list-row", { hasText: text }).first();
  await row(folder).click();
  await row(name).click({ button: "right" });
  // A menu leaves a click alone that comes with the one that opened it.
  await page.waitForTimeout(1000);
  await page.locator(".context-view .action-label", { hasText: "Open Flow Package" }).click();
  const pane = page.locator(".pane", { has: page.locator(".pane-header", { hasText: "Packages" }) });
  await pane.locator(".monaco-list-row[aria-level='2']").first().waitFor({ timeout: 30_000 });
  return rowsOf(pane);
}
