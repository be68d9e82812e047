import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

/** Makes the folder that the suite works in: the samples, packages, and JSON that is no flow. */
export function makeWorkspace(folder) {
  cpSync(join(root, "samples"), folder, { recursive: true });
  mkdirSync(join(folder, "plain"));
  mkdirSync(join(folder, "packages"));
  const exported = readFileSync(join(root, "test/exports/nested-zip/StorageCapacityEnforcement.zip"));
  writeFileSync(join(folder, "packages/export.zip"), exported);
  cpSync(
    join(root, "test/exports/do-until-zip/PatternExceptionHandingInDoUntilLoop.zip"),
    join(folder, "packages/single.zip"),
  );
  writeFileSync(join(folder, "packages/broken.zip"), exported.subarray(0, 5000));
  writeFileSync(join(folder, "plain/other.json"), '{\n  "name": "no flow",\n  "values": [1, 2, 3]\n}\n');
  writeFileSync(join(folder, "plain/settings.json"), '{\n  // JSON with comments\n  "editor.tabSize": 2\n}\n');
}
