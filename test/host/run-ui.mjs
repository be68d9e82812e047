import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/paths.mjs";
import { drawAll, pullSlider, seriousFaults, showReport, walkGraph, writeSettings } from "./lib/report-panel.mjs";
import { inThemes } from "./lib/themes.mjs";
import { hoverOver, languageStatus, openFile, showProblems } from "./lib/workbench.mjs";

/** A real export: a trigger, a loop in a loop, and a premium connector in it. */
const example = join(root, "test/exports/shared-mailbox-orders/Workflows");
const file = readdirSync(example).find((name) => name.startsWith("Whenanewemail"));

/** What a person sees of the installed package. */
export function runUserInterface({ vsix, verbose }) {
  const fill = (folder) => cpSync(example, folder, { recursive: true });
  return inThemes({ name: "ui", vsix, verbose, fill }, lookAt);
}

async function lookAt({ page, server, check, shoot }) {
  await openFile(page, server, file);
  const lens = page.locator(".codelens-decoration", { hasText: "a run" }).first();
  await lens.waitFor({ timeout: 60_000 });
  const words = await lens.innerText();
  check("the line over the flow tells what it costs", /^212\sto\s512\srequests\sa\srun/.test(words), words);
  await shoot("lens-flow");
  const trigger = await over(page, '"When_a_new_email_arrives_in_a_shared_mailbox_(V2)"', bold);
  check("the hover on the trigger tells what a run costs", /512/.test(trigger), trigger);
  await shoot("hover-trigger");
  const loop = await over(page, '"Apply_to_each"', bold);
  check("the hover on the loop tells what it costs", /511/.test(loop), loop);
  await shoot("hover-loop");
  const hint = await page.locator(".view-line", { hasText: "requests a run" }).first().innerText();
  check("a hint tells what an action takes of a run", /211\sto\s511\srequests\sa\srun/.test(hint), hint);
  const shown = await page.locator(".codelens-decoration").allInnerTexts();
  check("no line over the text shows what is not known as 0", !shown.some((it) => /\b0 req/.test(it)), shown);
  await shoot("lens-loop");
  check("text is marked", (await page.locator(".squiggly-info").count()) >= 3);
  const premium = await over(page, '"Add_a_new_row"', ":text('premium connector')");
  check("the diagnostic says what was found", /Dataverse is a premium connector/.test(premium), premium);
  await shoot("diagnostic");
  const status = await languageStatus(page);
  check("the language status tells how the server is", /is running/.test(status), status);
  await shoot("status");
  const problems = await showProblems(page);
  check("the problems are listed", problems >= 4, problems);
  await shoot("problems");
  await lookAtReport({ page, server, check, shoot });
}

/** The report panel by mouse, by keys, and as those hear it who do not see it. */
async function lookAtReport({ page, server, check, shoot }) {
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
  check("the report tells first what a run costs", run === "212 to 512", run);
  await shoot("report-panel");
  const faults = await seriousFaults(report);
  check("nothing in the report keeps people out", faults.length === 0, faults);
  const pulled = await pullSlider(report);
  check("a slider changes the figures", pulled.after !== pulled.before, pulled);
  check("it does so at once", pulled.milliseconds < longestWait, pulled);
  const settings = await writeSettings(report, join(server.workspace, "flow-license.json"));
  check("what is tried out can be written as a setting", /"Apply_to_each": 10000/.test(settings), settings);
  const part = await walkGraph(report, ["ArrowDown", "ArrowDown", "ArrowRight"]);
  check("keys lead through the graph", /^Apply to each 1: Apply to each, /.test(part), part);
  await report.locator("#graph h2").scrollIntoViewIfNeeded();
  await report.locator("#graph").evaluate((element) => element.scrollIntoView());
  await shoot("report-graph");
  await report.locator(".chart.graph").press("Enter");
  const place = page.locator(".part.editor [id='status.editor.selection'], [id='status.editor.selection']").first();
  await place.filter({ hasText: /Ln (?!1,)\d/ }).waitFor({ timeout: 10_000 });
  check("Enter leads to the place in the text", true);
  check("the report caused no error", errors.length === 0, errors);
}

/** In milliseconds, from a key to the new figure, with whatever else the machine does. */
const longestWait = 1000;

/** Diagnostics stand first in a hover, as plain text; the number of our own part is bold. */
const bold = "strong:text('request')";

function over(page, key, expected) {
  const lines = readFileSync(join(example, file), "utf8").split("\n");
  return hoverOver(page, lines.findIndex((line) => line.includes(`${key}: {`)) + 1, key, expected);
}
