import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.mjs";
import { newestServer, nodeForNewest } from "./paths.mjs";
import { endWithThisProcess } from "./process-group.mjs";
import { makeWorkspace } from "./workspace.mjs";

/** Nothing is asked for, nothing is downloaded, and nothing covers the editor. */
const quietSettings = {
  "telemetry.telemetryLevel": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "files.hotExit": "off",
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
};

/**
 * Starts the VS Code server by itself, without the login page around it, on this machine only. Everything it writes is
 * in one temporary folder, a fresh workspace among it.
 */
export async function startVsCodeServer({
  server = newestServer,
  node = nodeForNewest(),
  vsix,
  isTrusted = true,
  fill = makeWorkspace,
  settings = {},
  env = {},
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), "flow-license-host-"));
  try {
    const workspace = join(folder, "workspace");
    fill(workspace);
    const data = join(folder, "server");
    writeSettings(data, { ...quietSettings, "security.workspace.trust.enabled": !isTrusted, ...settings });
    const surroundings = surroundingsIn(folder, env);
    const main = join(server, "out/server-main.js");
    const common = [main, "--server-data-dir", data, "--accept-server-license-terms", "--telemetry-level", "off"];
    if (vsix) install(node, [...common, "--install-extension", vsix, "--force"], surroundings);
    const port = await freePort();
    const where = ["--host", "127.0.0.1", "--port", String(port), "--without-connection-token"];
    // Without the last one the server would not heed the address that says which suite to run.
    const how = [...(isTrusted ? ["--disable-workspace-trust"] : []), "--enable-smoke-test-driver"];
    const stdio = ["ignore", "pipe", "pipe"];
    const child = spawn(node, [...common, ...where, ...how], { env: surroundings, stdio, detached: true });
    const stop = endWithThisProcess(child, () => remove(folder));
    await answering(child, port);
    const remote = (path) => `vscode-remote://127.0.0.1:${port}${path}`;
    return { folder, workspace, remote, stop, url: (payload) => address(port, workspace, payload) };
  } catch (error) {
    remove(folder);
    throw error;
  }
}

function writeSettings(data, settings) {
  for (const scope of ["Machine", "User"]) {
    mkdirSync(join(data, "data", scope), { recursive: true });
    writeFileSync(join(data, "data", scope, "settings.json"), JSON.stringify(settings));
  }
}

/** No gallery to call, and sockets in our own folder. */
function surroundingsIn(folder, env) {
  const temporary = join(folder, "tmp");
  mkdirSync(temporary);
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return { ...inherited, EXTENSIONS_GALLERY: "{}", TMPDIR: temporary, XDG_RUNTIME_DIR: temporary, ...env };
}

function install(node, args, env) {
  const { status, stdout, stderr } = spawnSync(node, args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`The extension could not be installed.\n${stdout}${stderr}`);
}

async function answering(child, port) {
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The VS Code server did not start.\n${said}`);
}

function address(port, workspace, payload) {
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}

function remove(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
