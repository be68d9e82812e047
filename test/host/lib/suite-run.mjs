import { launchBrowser, localPage } from "./browser.mjs";

const mostSeconds = 180;
const shown = /^\s*(ok|NOT OK|skip) |^##/;
const resultMark = "##HOST-TESTS ";

/**
 * Opens a workbench that runs the suite, and waits for its result. The workbench hands what is written to the console
 * of its extension host, and in the end an exit code, to two functions that the page must have.
 */
export async function runSuiteAt(url, { verbose = false } = {}) {
  const browser = await launchBrowser();
  try {
    const { page, stopped } = await localPage(browser);
    let counts;
    await page.exposeFunction("codeAutomationLog", (_kind, parts) => {
      const line = parts.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join(" ");
      if (line.startsWith(resultMark)) counts = JSON.parse(line.slice(resultMark.length));
      else if (verbose || shown.test(line)) process.stdout.write(`${line.slice(0, 1000)}\n`);
    });
    const exit = new Promise((resolve) => page.exposeFunction("codeAutomationExit", resolve));
    await page.goto(url);
    const code = await within(exit, mostSeconds);
    return judge(code, counts, stopped);
  } finally {
    await browser.close();
  }
}

/** A run that ends well without having tested anything, or that asked for other machines, has failed as well. */
function judge(code, counts, stopped) {
  if (!counts) return { passed: 0, failed: 1, skipped: 0, failures: ["no result came back"] };
  const failures = [...counts.failures];
  if (counts.passed === 0) failures.push("no test has run");
  if (code !== 0 && failures.length === 0) failures.push(`the host ended with ${code}`);
  if (stopped.size > 0) failures.push(`other machines were asked: ${[...stopped].join(", ")}`);
  return { passed: counts.passed, failed: failures.length, skipped: counts.skipped, failures };
}

function within(promise, seconds) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came back within ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
