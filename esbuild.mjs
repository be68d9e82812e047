// Bundles what ships: dist/server.js, which is both the headless command and, later, the language server.
import { chmod } from "node:fs/promises";
import { build } from "esbuild";

const shared = {
  bundle: true,
  minify: true,
  sourcemap: false,
  target: "es2022",
  // The UMD build that "main" names first would break the bundled jsonc-parser at start.
  mainFields: ["module", "main"],
  logLevel: "warning",
};

await build({
  ...shared,
  entryPoints: ["server/src/main-node.ts"],
  outfile: "dist/server.js",
  platform: "node",
  format: "cjs",
  banner: { js: "#!/usr/bin/env node" },
});
await chmod("dist/server.js", 0o755);
