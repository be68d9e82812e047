import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser, localPage } from "./browser.mjs";
import { Checks } from "./checks.mjs";
import { screenshots } from "./paths.mjs";
import { startVsCodeServer } from "./vscode-server.mjs";
import { roomForText } from "./workbench.mjs";

/** Of those that everybody has, one of each kind that looks different. */
const usualThemes = {
  light: "Default Light Modern",
  dark: "Default Dark Modern",
  "high-contrast": "Default High Contrast",
};

const usualSize = { width: 1280, height: 860 };

/**
 * Looks at the installed package in one theme after the other, each in a VS Code of its own. `look` gets a page of it,
 * what counts its checks, and what takes screenshots; where it fails, there is one of that too.
 */
export async function inThemes({ name, vsix, verbose, fill, themes = usualThemes, viewport = usualSize }, look) {
  mkdirSync(screenshots, { recursive: true });
  const checks = new Checks();
  const browser = await launchBrowser();
  try {
    for (const [theme, title] of Object.entries(themes)) {
      const check = (what, holds, found) => checks.that(`${theme}: ${what}`, holds, found);
      const settings = { ...roomForText, "workbench.colorTheme": title };
      const server = await startVsCodeServer({ vsix, fill, settings });
      const { page, stopped } = await localPage(browser, { viewport });
      if (verbose) page.on("console", (message) => console.log(message.text().slice(0, 300)));
      const shoot = (what) => page.screenshot({ path: join(screenshots, `${what}-${theme}.png`) });
      try {
        await look({ page, server, check, shoot });
      } catch (error) {
        check(error.message, false);
        await shoot(`failure-${name}`).catch(() => undefined);
      } finally {
        await page.close();
        await server.stop();
      }
      check("nothing was asked of other machines", stopped.size === 0, [...stopped]);
    }
  } finally {
    await browser.close();
  }
  return checks.result();
}
