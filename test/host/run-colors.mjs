import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser, localPage } from "./lib/browser.mjs";
import { Checks } from "./lib/checks.mjs";
import { contrast, lineColors } from "./lib/colors.mjs";
import { root } from "./lib/paths.mjs";
import { startVsCodeServer } from "./lib/vscode-server.mjs";
import { openFile, roomForText } from "./lib/workbench.mjs";

const themes = ["Default Light Modern", "Default Dark Modern", "Default High Contrast Light", "Default High Contrast"];
const screenshots = join(root, "out/screenshots");

/** Expressions, and strings that only contain the same mark. */
const lines = {
  number: 12.5,
  constant: null,
  expression: "@concat(body('Get_items')?['value'], 12.5, null, items('Each').name)",
  text: "Total: @{variables('total')}",
  mail: "jane@contoso.com",
  package: "@types/node",
};

/** The least contrast of text in the guidelines for accessible pages. */
const leastContrast = 4.5;

/** How the installed package colors expressions in the themes that everybody has, those of high contrast among them. */
export async function lookAtColors({ vsix }) {
  mkdirSync(screenshots, { recursive: true });
  const checks = new Checks();
  const fill = (folder) => {
    mkdirSync(folder);
    writeFileSync(join(folder, "colors.json"), JSON.stringify(lines, null, 2));
  };
  for (const theme of themes) {
    const server = await startVsCodeServer({ vsix, fill, settings: { ...roomForText, "workbench.colorTheme": theme } });
    const browser = await launchBrowser();
    try {
      const { page } = await localPage(browser, { viewport: { width: 1000, height: 400 } });
      await openFile(page, server, "colors.json");
      await page.waitForTimeout(2000);
      await page.screenshot({ path: join(screenshots, `colors-${theme.toLowerCase().replaceAll(" ", "-")}.png`) });
      check(theme, await lineColors(page), checks);
    } catch (error) {
      checks.that(`${theme}: ${error.message}`, false);
    } finally {
      await browser.close();
      await server.stop();
    }
  }
  return checks.result();
}

function check(theme, { background, lines: shown }, checks) {
  const colorsOf = (key, part) => {
    const { text, colors } = shown.find((line) => line.text.includes(`"${key}"`));
    const from = text.indexOf(part, text.indexOf(":"));
    return [...new Set(colors.slice(from, from + part.length))];
  };
  const plain = colorsOf("mail", lines.mail);
  for (const key of ["mail", "package"]) {
    checks.that(
      `${theme}: ${lines[key]} has one color`,
      colorsOf(key, lines[key]).length === 1,
      colorsOf(key, lines[key]),
    );
  }
  for (const part of ["concat", "body", "Get_items", "Each", "name"]) {
    const found = colorsOf("expression", part);
    checks.that(`${theme}: ${part} is no plain string`, found.length === 1 && found[0] !== plain[0], found);
  }
  for (const [key, part] of [
    ["number", "12.5"],
    ["constant", "null"],
  ]) {
    checks.that(
      `${theme}: ${part} looks as it does in JSON`,
      colorsOf("expression", part)[0] === colorsOf(key, part)[0],
    );
  }
  checks.that(`${theme}: a text in quotes looks like one`, colorsOf("expression", "'value'")[0] === plain[0]);
  checks.that(`${theme}: what stands before an expression is plain`, colorsOf("text", "Total: ")[0] === plain[0]);
  checks.that(`${theme}: variables is no plain string`, colorsOf("text", "variables")[0] !== plain[0]);
  // Brackets have the colors of pairs, which the editor gives them.
  const words = lines.expression.match(/[^()[\]]+/g).flatMap((part) => colorsOf("expression", part));
  const faint = [...new Set(words)].filter((color) => contrast(color, background) < leastContrast);
  checks.that(`${theme}: everything can be read`, faint.length === 0, { faint, background });
}
