import { existsSync, readFileSync } from "node:fs";

/** Chooses what of a report is to be saved, presses Save, and gives the path that the editor's dialog proposes. */
export async function askToSave(page, report, kind) {
  await report.locator("#export-kind").selectOption(kind);
  await report.getByRole("button", { name: "Save", exact: true }).click();
  await page
    .locator(dialog)
    .waitFor({ timeout: 20_000 })
    .catch(async (error) => {
      throw new Error(`No dialog for ${kind}: ${await report.locator("p.status").innerText()}`, { cause: error });
    });
  // The dialog fills itself in two steps.
  for (let tries = 0; tries < 50 && !(await proposed(page)).endsWith(kind.split(".")[1]); tries++) {
    await page.waitForTimeout(100);
  }
  return proposed(page);
}

/** Takes what the dialog proposes, and gives the file that comes to be there. */
export async function acceptAndRead(page, path) {
  await page.locator(dialog).press("Enter");
  for (let tries = 0; tries < 100 && !existsSync(path); tries++) await page.waitForTimeout(100);
  await page.locator(dialog).waitFor({ state: "hidden" });
  return readFileSync(path);
}

export async function dismiss(page) {
  await page.locator(dialog).press("Escape");
  await page.locator(dialog).waitFor({ state: "hidden" });
}

const dialog = ".quick-input-widget input[type=text]";

function proposed(page) {
  return page.locator(dialog).inputValue();
}
