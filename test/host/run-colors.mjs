import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contrast, lineColors } from "./lib/colors.mjs";
import { inThemes } from "./lib/themes.mjs";
import { openFile } from "./lib/workbench.mjs";

const themes = {
  light: "Default Light Modern",
  dark: "Default Dark Modern",
  "high-contrast-light": "Default High Contrast Light",
  "high-contrast": "Default High Contrast",
};

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
export function lookAtColors({ vsix, verbose }) {
  const fill = (folder) => {
    mkdirSync(folder);
    writeFileSync(join(folder, "colors.json"), JSON.stringify(lines, null, 2));
  };
  return inThemes({ name: "colors", vsix, verbose, fill, viewport: { width: 1000, height: 400 }, themes }, lookAt);
}

async function lookAt({ page, server, check, shoot }) {
  await openFile(page, server, "colors.json");
  // Before a text is colored, a line is one piece.
  await page
    .locator(".view-line span > span", { hasText: /^12\.5$/ })
    .first()
    .waitFor();
  await page.waitForTimeout(2000);
  await shoot("colors");
  checkColors(await lineColors(page), check);
}

function checkColors({ background, lines: shown }, check) {
  const colorsOf = (key, part) => {
    const { text, colors } = shown.find((line) => line.text.includes(`"${key}"`));
    const from = text.indexOf(part, text.indexOf(":"));
    return [...new Set(colors.slice(from, from + part.length))];
  };
  const plain = colorsOf("mail", lines.mail);
  for (const key of ["mail", "package"]) {
    check(`${lines[key]} has one color`, colorsOf(key, lines[key]).length === 1, colorsOf(key, lines[key]));
  }
  for (const part of ["concat", "body", "Get_items", "Each", "name"]) {
    const found = colorsOf("expression", part);
    check(`${part} is no plain string`, found.length === 1 && found[0] !== plain[0], found);
  }
  for (const [key, part] of [
    ["number", "12.5"],
    ["constant", "null"],
  ]) {
    check(`${part} looks as it does in JSON`, colorsOf("expression", part)[0] === colorsOf(key, part)[0]);
  }
  check("a text in quotes looks like one", colorsOf("expression", "'value'")[0] === plain[0]);
  check("what stands before an expression is plain", colorsOf("text", "Total: ")[0] === plain[0]);
  check("variables is no plain string", colorsOf("text", "variables")[0] !== plain[0]);
  // Brackets have the colors of pairs, which the editor gives them.
  const words = lines.expression.match(/[^()[\]]+/g).flatMap((part) => colorsOf("expression", part));
  const faint = [...new Set(words)].filter((color) => contrast(color, background) < leastContrast);
  check("everything can be read", faint.length === 0, { faint, background });
}
