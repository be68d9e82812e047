import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser, localPage } from "./lib/browser.mjs";
import { Checks } from "./lib/checks.mjs";
import { root } from "./lib/paths.mjs";
import { drawAll, pullSlider, seriousFaults, showReport, walkGraph, writeSettings } from "./lib/report-panel.mjs";
import { startVsCodeServer } from "./lib/vscode-server.mjs";
import { hoverOver, languageStatus, openFile, roomForText, showProblems } from "./lib/workbench.mjs";

const screenshots = join(root, "out/screenshots");
const themes = { light: "Default Light Modern", dark: "Default Dark Modern", "high-contrast": "Default High Contrast" };

/** A real export: a trigger, a loop in a loop, and a premium connector in it. */
const example = join(root, "test/exports/shared-mailbox-orders/Workflows");
const file = readdirSync(example).find((name) => name.startsWith("Whenanewemail"));

/** What a person sees of the installed package in a light and in a dark theme; writes it to out/screenshots. */
export async function runUserInterface({ vsix, verbose }) {
  mkdirSync(screenshots, { recursive: true });
  const checks = new Checks();
  for (const [name, theme] of Object.entries(themes)) {
    const fill = (folder) => cpSync(example, folder, { recursive: true });
    const server = await startVsCodeServer({ vsix, fill, settings: { ...roomForText, "workbench.colorTheme": theme } });
    try {
      await lookAt(server, name, checks, verbose);
    } finally {
      await server.stop();
    }
  }
  return checks.result();
}

async function lookAt(server, theme, checks, verbose) {
  const browser = await launchBrowser();
  const { page, stopped } = await localPage(browser, { viewport: { width: 1280, height: 860 } });
  if (verbose) page.on("console", (message) => console.log(message.text().slice(0, 300)));
  const shoot = (what) => page.screenshot({ path: join(screenshots, `${what}-${theme}.png`) });
  try {
    await openFile(page, server, file);
    const lens = page.locator(".codelens-decoration", { hasText: "a run" }).first();
    await lens.waitFor({ timeout: 60_000 });
    const words = await lens.innerText();
    checks.that(
      `${theme}: the line over the flow tells what it costs`,
      /^212\sto\s512\srequests\sa\srun/.test(words),
      words,
    );
    await shoot("lens-flow");
    const trigger = await over(page, '"When_a_new_email_arrives_in_a_shared_mailbox_(V2)"', bold);
    checks.that(`${theme}: the hover on the trigger tells what a run costs`, /512/.test(trigger), trigger);
    await shoot("hover-trigger");
    const loop = await over(page, '"Apply_to_each"', bold);
    checks.that(`${theme}: the hover on the loop tells what it costs`, /511/.test(loop), loop);
    await shoot("hover-loop");
    const hint = await page.locator(".view-line", { hasText: "requests a run" }).first().innerText();
    checks.that(
      `${theme}: a hint tells what an action takes of a run`,
      /211\sto\s511\srequests\sa\srun/.test(hint),
      hint,
    );
    const shown = await page.locator(".codelens-decoration").allInnerTexts();
    checks.that(
      `${theme}: no line over the text shows what is not known as 0`,
      !shown.some((it) => /\b0 req/.test(it)),
      shown,
    );
    await shoot("lens-loop");
    checks.that(`${theme}: text is marked`, (await page.locator(".squiggly-info").count()) >= 3);
    const premium = await over(page, '"Add_a_new_row"', ":text('premium connector')");
    checks.that(
      `${theme}: the diagnostic says what was found`,
      /Dataverse is a premium connector/.test(premium),
      premium,
    );
    await shoot("diagnostic");
    const status = await languageStatus(page);
    checks.that(`${theme}: the language status tells how the server is`, /is running/.test(status), status);
    await shoot("status");
    const problems = await showProblems(page);
    checks.that(`${theme}: the problems are listed`, problems >= 4, problems);
    await shoot("problems");
    await lookAtReport(page, server, theme, checks, shoot);
  } catch (error) {
    checks.that(`${theme}: ${error.message}`, false);
    await shoot("failure").catch(() => undefined);
  } finally {
    await browser.close();
  }
  checks.that(`${theme}: nothing was asked of other machines`, stopped.size === 0, [...stopped]);
}

/** The report panel by mouse, by keys, and as those hear it who do not see it. */
async function lookAtReport(page, server, theme, checks, shoot) {
  const errors = [];
  page.on("console", (message) => {
    const isOurs = message.location().url.includes("/dist/webview/") || /Content.Security.Policy/.test(message.text());
    if (message.type() === "error" && isOurs) errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  await page.keyboard.press("Control+J");
  const report = await showReport(page);
  await drawAll(report);
  const run = await report.locator(".tile .figure").first().innerText();
  checks.that(`${theme}: the report tells first what a run costs`, run === "212 to 512", run);
  await shoot("report-panel");
  const faults = await seriousFaults(report);
  checks.that(`${theme}: nothing in the report keeps people out`, faults.length === 0, faults);
  const pulled = await pullSlider(report);
  checks.that(`${theme}: a slider changes the figures`, pulled.after !== pulled.before, pulled);
  checks.that(`${theme}: it does so at once`, pulled.milliseconds < longestWait, pulled);
  const settings = await writeSettings(report, join(server.workspace, "flow-license.json"));
  checks.that(
    `${theme}: what is tried out can be written as a setting`,
    /"Apply_to_each": 10000/.test(settings),
    settings,
  );
  const part = await walkGraph(report, ["ArrowDown", "ArrowDown", "ArrowRight"]);
  checks.that(`${theme}: keys lead through the graph`, /^Apply to each 1: Apply to each, /.test(part), part);
  await report.locator("#graph h2").scrollIntoViewIfNeeded();
  await report.locator("#graph").evaluate((element) => element.scrollIntoView());
  await shoot("report-graph");
  await report.locator(".chart.graph").press("Enter");
  const place = page.locator(".part.editor [id='status.editor.selection'], [id='status.editor.selection']").first();
  await place.filter({ hasText: /Ln (?!1,)\d/ }).waitFor({ timeout: 10_000 });
  checks.that(`${theme}: Enter leads to the place in the text`, true);
  checks.that(`${theme}: the report caused no error`, errors.length === 0, errors);
}

/** In milliseconds, from a key to the new figure, with whatever else the machine does. */
const longestWait = 1000;

/** Diagnostics stand first in a hover, as plain text; the number of our own part is bold. */
const bold = "strong:text('request')";

function over(page, key, expected) {
  const lines = readFileSync(join(example, file), "utf8").split("\n");
  return hoverOver(page, lines.findIndex((line) => line.includes(`${key}: {`)) + 1, key, expected);
}
