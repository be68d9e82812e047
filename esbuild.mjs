// Bundles what ships: dist/server.js, which is both the headless command and, later, the language server.
import { chmod, readFile } from "node:fs/promises";
import { build } from "esbuild";

/** Reference data as text that is parsed at start: for the engine that is a third of the work of an object literal. */
const dataAsText = {
  name: "data-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /server[\\/]data[\\/][^\\/]+\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, "utf8")));
      return { contents: `export default JSON.parse(${JSON.stringify(text)})`, loader: "js" };
    });
  },
};

const shared = {
  bundle: true,
  minify: true,
  sourcemap: false,
  target: "es2022",
  // The UMD build that "main" names first would break the bundled jsonc-parser at start.
  mainFields: ["module", "main"],
  logLevel: "warning",
  plugins: [dataAsText],
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
