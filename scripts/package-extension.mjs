// Runs vsce, and takes its warnings for failures: it only says them, and asks where someone could answer.
import { spawnSync } from "node:child_process";
import { root } from "./run.mjs";

const vsce = "node_modules/@vscode/vsce/vsce";

/** Makes the extension; returns an exit code. No package goes in beside the bundles, which hold what they need. */
export function packageExtension(file) {
  const { error, status, stdout, stderr } = spawnSync(
    process.execPath,
    [vsce, "package", "--no-dependencies", "--out", file],
    { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, FORCE_COLOR: "0" } },
  );
  const said = `${stdout ?? ""}${stderr ?? ""}${error ? `${error.message}\n` : ""}`;
  const complains = /^\s*(WARNING|ERROR)\b/m.test(said);
  if (status === 0 && !complains) return 0;
  process.stderr.write(said);
  return status || 1;
}
