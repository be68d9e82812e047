// `npm run test:clients`: editors other than VS Code start the language server themselves and show what the report says.
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { runNode } from "./run.mjs";

ensureInstalled();
ensureBuilt();

const env = { ...process.env, FLOW_TESTS: "clients" };
process.exitCode = runNode(["node_modules/vitest/vitest.mjs", "run"], { env });
