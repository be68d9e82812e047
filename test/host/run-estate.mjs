import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { launchBrowser, localPage } from "./lib/browser.mjs";
import { Checks } from "./lib/checks.mjs";
import { root, screenshots } from "./lib/paths.mjs";
import { seriousFaults } from "./lib/report-panel.mjs";

const manyFlows = 10_000;
const example = join(root, "test/exports/shared-mailbox-orders/Workflows");
const definition = readFileSync(
  join(
    example,
    readdirSync(example).find((name) => name.endsWith(".json")),
  ),
  "utf8",
);
const hostile = ["<img src=x onerror=alert(1)>", "=1+1", "\u202Egnp", "__proto__"];

/** The page of a plan in a browser: as it is opened from a disk, by keys, in both colors, printed, and with ten thousand flows. */
export async function runEstateReport() {
  mkdirSync(screenshots, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), "flow-estate-"));
  const checks = new Checks();
  try {
    await lookAtExports(folder, checks);
    await lookAtMany(folder, checks);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return checks.result();
}

async function lookAtExports(folder, checks) {
  const inputs = join(folder, "exports");
  cpSync(join(root, "test/exports"), inputs, { recursive: true });
  for (const [at, name] of hostile.entries()) addFlow(join(inputs, "hostile"), at, name);
  const file = write(inputs, join(folder, "plan.html"));
  const browser = await launchBrowser();
  try {
    for (const colorScheme of ["light", "dark"]) {
      await lookAt(browser, file, colorScheme, checks);
    }
  } finally {
    await browser.close();
  }
}

async function lookAt(browser, file, colorScheme, checks) {
  const { page, stopped, errors } = await openPage(browser, file, { colorScheme });
  for (const id of ["cost", "premium", "payers", "requests", "processes"]) {
    await page.locator(`#${id} h2`).scrollIntoViewIfNeeded();
    await page.locator(`#${id} .chart`).locator("svg, canvas").first().waitFor({ state: "attached" });
  }
  await page.locator("table.flows button.link").first().press("Enter");
  checks.that(
    `${colorScheme}: a key unfolds why a flow is licensed so`,
    (await page.locator(".derivation").count()) === 1,
  );
  const faults = await seriousFaults(page);
  checks.that(`${colorScheme}: nothing keeps people out`, faults.length === 0, faults);
  await page.screenshot({ path: join(screenshots, `estate-${colorScheme}.png`), fullPage: true });

  const head = page.locator("th[data-key=name]");
  await head.locator("button").press("Enter");
  checks.that(`${colorScheme}: a key sorts`, (await head.getAttribute("aria-sort")) === "ascending");
  const before = await page.locator("#flow-count").innerText();
  await page.locator("#flow-search").fill("onerror");
  const found = await page.locator("table.flows tbody tr").first().innerText();
  checks.that(`${colorScheme}: a hostile name is text`, found.includes("<img src=x onerror=alert(1)>"), found);
  checks.that(`${colorScheme}: no element is made of it`, (await page.locator("img").count()) === 0);
  await page.locator("#flow-search").fill("U+202E");
  const turned = await page.locator("table.flows tbody th").first().innerText();
  checks.that(`${colorScheme}: marks of direction are shown`, turned.includes("⟨U+202E⟩gnp"), turned);
  await page.locator("#flow-search").fill("");
  checks.that(
    `${colorScheme}: without a search all flows are back`,
    (await page.locator("#flow-count").innerText()).slice(0, 3) === before.slice(0, 3),
  );

  const button = page.getByRole("button", { name: colorScheme === "dark" ? "Light colors" : "Dark colors" });
  const surface = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const first = await surface();
  await button.click();
  checks.that(`${colorScheme}: colors can be chosen`, (await surface()) !== first);
  const rest = await seriousFaults(page);
  checks.that(`${colorScheme}: the other colors keep nobody out`, rest.length === 0, rest);
  const printed = await page.pdf();
  checks.that(`${colorScheme}: it can be printed`, printed.length > 10_000);
  checks.that(`${colorScheme}: no error, and nothing against the policy`, errors.length === 0, errors);
  checks.that(`${colorScheme}: nothing was asked of other machines`, stopped.size === 0, [...stopped]);
  await page.close();
}

/** Ten thousand flows in one file, since it is the page that is looked at. */
async function lookAtMany(folder, checks) {
  const inputs = join(folder, "many");
  for (let at = 0; at < manyFlows; at++) addFlow(join(inputs, `s${at % 200}`), at, `Flow ${at}`);
  const file = write(inputs, join(folder, "many.html"));
  const size = statSync(file).size / 1024;
  const browser = await launchBrowser();
  try {
    const begun = Date.now();
    const { page, errors } = await openPage(browser, file);
    const opened = Date.now() - begun;
    checks.that(
      `${manyFlows} flows: the page opens soon (${opened} ms, ${Math.round(size)} KB)`,
      opened < 6000,
      opened,
    );
    const search = await timed(page, () => page.locator("#flow-search").fill("flow 9999"));
    const count = await page.locator("#flow-count").innerText();
    checks.that(`${manyFlows} flows: a search finds one`, count.startsWith("1 flow of"), count);
    checks.that(`${manyFlows} flows: at once (${search} ms)`, search < 1000, search);
    await page.locator("#flow-search").fill("");
    const sort = await timed(page, () => page.locator("th[data-key=name] button").press("Enter"));
    checks.that(`${manyFlows} flows: they are sorted at once (${sort} ms)`, sort < 1000, sort);
    const rows = await page.locator("table.flows tbody tr").count();
    checks.that(`${manyFlows} flows: no more rows than anybody reads`, rows === 50, rows);
    checks.that(`${manyFlows} flows: no error`, errors.length === 0, errors);
  } finally {
    await browser.close();
  }
}

async function timed(page, act) {
  const begun = Date.now();
  await act();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  return Date.now() - begun;
}

async function openPage(browser, file, options) {
  const { page, stopped } = await localPage(browser, options);
  const errors = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("dialog", (dialog) => {
    errors.push(`A dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector("table.flows tbody tr", { timeout: 60_000 });
  return { page, stopped, errors };
}

/** In solutions, files name their flows. */
function addFlow(folder, at, name) {
  mkdirSync(folder, { recursive: true });
  const id = `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
  writeFileSync(join(folder, `${name}-${id.toUpperCase()}.json`), definition);
}

function write(inputs, file) {
  const args = [join(root, "dist/server.js"), "plan", inputs, "--format", "html", "--output", file];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status === null || status > 1) throw new Error(`${basename(file)}: ${stderr}`);
  return file;
}
