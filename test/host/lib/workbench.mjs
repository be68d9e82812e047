/** What leaves the room to the text. */
export const roomForText = {
  "editor.minimap.enabled": false,
  "editor.stickyScroll.enabled": false,
  "editor.hover.delay": 200,
};

/** Opens a file of the server's workspace. */
export async function openFile(page, server, name) {
  await page.goto(server.url([["openFile", server.remote(`${server.workspace}/${name}`)]]));
  await page.waitForSelector(".monaco-editor .view-line", { timeout: 60_000 });
  await page.locator(".monaco-editor .view-line").nth(3).click();
  await page.keyboard.press("Control+B");
}

/** Brings a line to the middle, moves the mouse onto a text in it, and waits for a part of what shows there; gives all its words. */
export async function hoverOver(page, line, text, expected) {
  await goToLine(page, line);
  await page.waitForSelector(".squiggly-info", { timeout: 60_000 });
  // The editor splits a long text into several elements, of which the first is enough.
  const target = page.locator(".view-line span > span", { hasText: text.slice(0, 40) }).last();
  const hover = page.locator(`.monaco-hover:not(.hidden) .hover-contents ${expected}`);
  const words = hover.first().locator("xpath=ancestor::*[contains(@class,'monaco-hover')][1]");
  // The first look may come while the server still reads what lies around the file, and a hover may close again.
  for (let tries = 0; tries < 10; tries++) {
    const { x, y, height } = await target.boundingBox();
    await page.mouse.move(x + 600, 850);
    await page.mouse.move(x + 60, y + height / 2, { steps: 5 });
    if (!(await appears(hover, 3000))) continue;
    await page.waitForTimeout(500);
    if (await hover.first().isVisible()) break;
  }
  return (await words.innerText()).replaceAll("\u00a0", " ");
}

async function goToLine(page, line) {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+G");
  await page.locator(".quick-input-widget input").first().fill(`:${line}`);
  await page.keyboard.press("Enter");
  await page.waitForSelector(`.line-numbers:text-is("${line}")`);
}

/** Runs a command by its title, as people find it. */
export async function runCommand(page, title) {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").first().fill(`>${title}`);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
}

/** Opens the list of problems; gives the number of its rows that are ours. */
export async function showProblems(page) {
  await page.keyboard.press("Escape");
  await page.mouse.move(5, 850);
  await page.keyboard.press("Control+Shift+M");
  const rows = page.locator(".markers-panel .monaco-list-row", { hasText: "flow-license-lint" });
  await rows.first().waitFor();
  return rows.count();
}

/** What the language status in the status bar says of our server. */
export async function languageStatus(page) {
  await page.locator("[id='status.languageStatus']").first().hover();
  const ours = page.locator(".hover-language-status", { hasText: "Flow License Lint" }).first();
  await ours.waitFor({ timeout: 5000 });
  return (await ours.innerText()).replaceAll("\n", " ");
}

async function appears(locator, timeout) {
  return locator
    .first()
    .waitFor({ timeout })
    .then(() => true)
    .catch(() => false);
}
