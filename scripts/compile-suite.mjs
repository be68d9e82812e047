// Compiles the tests that run inside of VS Code into one bundle that every host runs, with Node or without.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { root } from "./run.mjs";

/** mocha looks for a module that it is to fill, and would take the bundle for it; as a function it finds none. */
const mochaByItself = {
  name: "mocha-by-itself",
  setup({ onLoad }) {
    onLoad({ filter: /node_modules[\\/]mocha[\\/]mocha\.js$/ }, async ({ path }) => {
      const code = await readFile(path, "utf8");
      return { contents: `(function () { var exports, module, define; ${code}\n}).call(globalThis);`, loader: "js" };
    });
  },
};

await build({
  absWorkingDir: root,
  entryPoints: { suite: "test/suite/run.ts" },
  outdir: "out/test",
  bundle: true,
  platform: "browser",
  format: "cjs",
  target: "es2022",
  external: ["vscode"],
  define: { global: "globalThis" },
  plugins: [mochaByItself],
  logLevel: "warning",
});
