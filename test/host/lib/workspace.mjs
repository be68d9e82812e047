import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

/** Makes the folder that the suite works in: the samples, and JSON that is no flow. */
export function makeWorkspace(folder) {
  cpSync(join(root, "samples"), folder, { recursive: true });
  mkdirSync(join(folder, "plain"));
  writeFileSync(join(folder, "plain/other.json"), '{\n  "name": "no flow",\n  "values": [1, 2, 3]\n}\n');
  writeFileSync(join(folder, "plain/settings.json"), '{\n  // JSON with comments\n  "editor.tabSize": 2\n}\n');
}
