// `npm run test:corpus -- DIR`: checks what must hold for every export in a folder of many.
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { buildStep, generateStep } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { runNode, runSteps, startedIn } from "./run.mjs";

const given = process.argv.slice(2);
if (given.length !== 1) refuse("name one folder of exports: npm run test:corpus -- DIR");
const corpus = resolve(startedIn, given[0]);
const found = statSync(corpus, { throwIfNoEntry: false });
if (!found) refuse(`the folder ${given[0]} does not exist`);
if (!found.isDirectory()) refuse(`${given[0]} is not a folder`);

ensureInstalled();
runSteps("npm run test:corpus", [generateStep, buildStep]);

console.error("== Run tests over the corpus");
const env = { ...process.env, FLOW_CORPUS: corpus };
process.exitCode = runNode(["node_modules/vitest/vitest.mjs", "run"], { env });

function refuse(reason) {
  console.error(`test:corpus: ${reason}.`);
  process.exit(2);
}
