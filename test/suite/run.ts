import "mocha/mocha.js";
import { LineReporter } from "./line-reporter";

/** Mocha's build for browsers, which serves all hosts alike. */
declare const mocha: {
  setup(options: { readonly ui: "tdd"; readonly reporter: unknown; readonly timeout: number }): void;
  run(done: (failures: number) => void): void;
};

/** What VS Code calls when it was started with this suite. */
export async function run(): Promise<void> {
  // It asks a page for options in its address, and where there is no page there are none.
  (globalThis as { location?: unknown }).location ??= { search: "" };
  mocha.setup({ ui: "tdd", reporter: LineReporter, timeout: 20_000 });
  // What is imported now finds the functions that the set-up has put in place.
  await load();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

/** All tests, but in two hosts, which say by their environment that they are meant for others. */
async function load(): Promise<void> {
  const { FLOW_LICENSE_SELF_CHECK: selfCheck, FLOW_LICENSE_INSTALLS: vsix } = environment();
  if (selfCheck === "1") await import("./self-check.test");
  else if (vsix !== undefined) (await import("./settled.test")).settledSuite(vsix);
  else await import("./all-tests");
}

function environment(): { readonly [name: string]: string | undefined } {
  return typeof process === "object" ? (process.env ?? {}) : {};
}
