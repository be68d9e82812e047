import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const usualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts the Chromium of this system, or the one that $CHROMIUM names. */
export function launchBrowser() {
  const executablePath = [process.env.CHROMIUM, ...usualPlaces].find((file) => file && existsSync(file));
  if (!executablePath) throw new Error(`No Chromium: neither $CHROMIUM nor any of ${usualPlaces.join(", ")} exists.`);
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"];
  return chromium.launch({ executablePath, headless: true, args: ["--no-sandbox", "--disable-gpu", ...quiet] });
}

/** A page that reaches nothing but this machine. `stopped` names the hosts that it asked for in vain. */
export async function localPage(browser, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
  const stopped = new Set();
  await page.context().route(
    ({ hostname }) => !isLocal(hostname),
    (route) => {
      stopped.add(new URL(route.request().url()).hostname);
      return route.abort();
    },
  );
  return { page, stopped };
}

/** A file has no host. */
function isLocal(host) {
  return host === "" || host === "127.0.0.1" || host === "localhost" || host.endsWith(".localhost");
}
