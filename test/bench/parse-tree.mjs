// The yardstick of `npm run bench`: a process that reads the JSON files of a folder and builds jsonc-parser's tree of each.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTree } from "jsonc-parser";

for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (entry.isFile() && entry.name.endsWith(".json")) {
    parseTree(readFileSync(join(entry.parentPath, entry.name), "utf8"), []);
  }
}
