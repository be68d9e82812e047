import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { runCommand } from "./workbench.mjs";

const axe = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");

/** Shows the report on the flow of the active editor, and gives the frame that its page is in. */
export async function showReport(page) {
  await page.keyboard.press("Escape");
  await runCommand(page, "Show Flow Report");
  return reportFrame(page);
}

/** The frame that a report is in, once its page shows one. */
export async function reportFrame(page) {
  for (let tries = 0; tries < 200; tries++) {
    for (const frame of page.frames()) {
      if (await frame.$("#report h1").catch(() => null)) return frame;
    }
    await page.waitForTimeout(100);
  }
  throw new Error("The report did not come.");
}

/** Brings all drawings into view once, so that their libraries are loaded. */
export async function drawAll(frame) {
  for (const [id, drawing] of [
    ["limits", "svg path"],
    ["requests", "svg path"],
    ["graph", "canvas"],
  ]) {
    await frame.locator(`#${id} h2`).scrollIntoViewIfNeeded();
    await frame.waitForSelector(`#${id} .chart ${drawing}`, { state: "attached", timeout: 15_000 });
  }
  await frame.locator("h1").scrollIntoViewIfNeeded();
}

/** What accessibility rules are broken in a way that keeps people out. */
export async function seriousFaults(frame) {
  await frame.evaluate(axe);
  const violations = await frame.evaluate(async () => (await globalThis.axe.run()).violations);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ target }) => target.join(" "))
          .join(", ")}`,
    );
}

/** Pulls the first slider to its end by keys; gives the figure of a run before and after, and how long it took. */
export async function pullSlider(frame) {
  const figure = frame.locator(".tile .figure").first();
  const before = await figure.innerText();
  await frame.locator("input[type=range]").first().focus();
  const begun = Date.now();
  await frame.locator("input[type=range]").first().press("End");
  for (let tries = 0; tries < 200 && (await figure.innerText()) === before; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return { before, after: await figure.innerText(), milliseconds: Date.now() - begun };
}

/** Writes what is tried out; gives the text of the settings file. */
export async function writeSettings(frame, file) {
  await frame.getByRole("button", { name: "Write as settings" }).click();
  await frame.waitForSelector(".status:text('Written')");
  for (let tries = 0; tries < 50 && !existsSync(file); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return readFileSync(file, "utf8");
}

/** Walks through the graph by keys; gives what is said of the part that it ends at. */
export async function walkGraph(frame, keys) {
  const graph = frame.locator(".chart.graph");
  await graph.focus();
  for (const key of keys) await graph.press(key);
  return frame.locator("#graph .about").innerText();
}
