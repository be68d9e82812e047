// Bundles what ships: dist/server.js, which is both the headless command and the language server, the client of
// VS Code, both once more for browsers, and the page of the report panel.
import { chmod, readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { bundledLicenses } from "./scripts/bundled-licenses.mjs";

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
  metafile: true,
  plugins: [dataAsText],
  // Pages of rules, as they stand in the repository.
  loader: { ".md": "text" },
};

const node = { ...shared, platform: "node", format: "cjs" };
const browser = { ...shared, platform: "browser", mainFields: ["browser", "module", "main"] };

/** What a page of the webview loads when it is wanted, by the modules in it. */
const lazyParts = {
  charts: ["charts/bars", "charts/treemap"],
  graph: ["charts/flow-graph"],
  exports: ["exports/csv", "exports/page", "exports/png"],
};

/** Dynamic imports stay imports: of the file that holds the module. */
const lazyImports = {
  name: "lazy-imports",
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path }) => {
      if (kind !== "dynamic-import") return undefined;
      const [part] = Object.entries(lazyParts).find(([, modules]) => modules.some((it) => path.endsWith(it))) ?? [];
      return part ? { path: `./${part}.js`, external: true } : { errors: [{ text: `No lazy part has ${path}` }] };
    });
  },
};

const webview = { ...browser, format: "esm", outdir: "dist/webview" };

const bundles = await Promise.all([
  // In two files: an editor waits for the first answer of its server, which needs nothing of the other one.
  build({
    ...node,
    entryPoints: { server: "server/src/main-node.ts" },
    outdir: "dist",
    external: ["./program"],
    supported: { "dynamic-import": false },
    banner: { js: "#!/usr/bin/env node" },
  }),
  build({ ...node, entryPoints: ["server/src/program.ts"], outdir: "dist" }),
  build({
    ...node,
    entryPoints: { worker: "server/src/main-worker.ts" },
    outdir: "dist",
    external: ["./program"],
    supported: { "dynamic-import": false },
  }),
  build({ ...browser, format: "iife", entryPoints: ["server/src/main-browser.ts"], outfile: "dist/web/server.js" }),
  // In two files: the first is read for every JSON file that someone opens, the other when a flow shows.
  build({
    ...node,
    entryPoints: { client: "client/src/extension-node.ts" },
    outdir: "dist",
    external: ["vscode", "./launch-node", "./views/report-panel", "./views/open-views"],
    supported: { "dynamic-import": false },
  }),
  build({ ...node, entryPoints: ["client/src/launch-node.ts"], outdir: "dist", external: ["vscode"] }),
  build({
    ...node,
    entryPoints: {
      "views/report-panel": "client/src/views/report-panel.ts",
      "views/open-views": "client/src/views/open-views.ts",
    },
    outdir: "dist",
    external: ["vscode"],
  }),
  build({
    ...browser,
    format: "cjs",
    entryPoints: ["client/src/extension-browser.ts"],
    outfile: "dist/web/client.js",
    external: ["vscode"],
  }),
  build({ ...webview, entryPoints: ["webview/src/report.ts"], plugins: [lazyImports] }),
  // In one file, which goes into a page as it stands.
  build({
    ...webview,
    format: "iife",
    entryPoints: ["webview/src/estate/estate-report.ts"],
  }),
  ...Object.entries(lazyParts).map(([name, modules]) =>
    build({
      ...webview,
      stdin: {
        contents: modules.map((it) => `export * from "./${it}";`).join(""),
        resolveDir: "webview/src",
        sourcefile: name,
      },
      outdir: undefined,
      outfile: `dist/webview/${name}.js`,
      // An exported page holds its style sheets.
      loader: { ".css": "text" },
    }),
  ),
]);
await chmod("dist/server.js", 0o755);
await writeFile("dist/third-party-licenses.txt", bundledLicenses(bundles.map(({ metafile }) => metafile)));
