// Bundles what ships: dist/server.js, which is both the headless command and the language server, the client of
// VS Code, and both once more for browsers.
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

const node = { ...shared, platform: "node", format: "cjs" };
const browser = { ...shared, platform: "browser", mainFields: ["browser", "module", "main"] };

await Promise.all([
  build({
    ...node,
    entryPoints: ["server/src/main-node.ts"],
    outfile: "dist/server.js",
    banner: { js: "#!/usr/bin/env node" },
  }),
  // In two files: the first is read for every JSON file that someone opens, the other when a flow shows.
  build({
    ...node,
    entryPoints: { client: "client/src/extension-node.ts" },
    outdir: "dist",
    external: ["vscode", "./launch-node"],
    supported: { "dynamic-import": false },
  }),
  build({ ...node, entryPoints: ["client/src/launch-node.ts"], outdir: "dist", external: ["vscode"] }),
  build({
    ...browser,
    format: "cjs",
    entryPoints: ["client/src/extension-browser.ts"],
    outfile: "dist/web/client.js",
    external: ["vscode"],
  }),
]);
await chmod("dist/server.js", 0o755);
