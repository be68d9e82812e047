import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { PagePart, PageParts } from "../report/plan-html";

/** The script and the style sheet of the page of a plan, which stand beside the program. */
export function readPageParts(): PageParts {
  const folder = join(__dirname, "webview");
  return {
    script: partIn(join(folder, "estate-report.js")),
    style: partIn(join(folder, "estate-report.css")),
    pack: (text) => gzipSync(text).toString("base64"),
  };
}

function partIn(file: string): PagePart {
  const text = readFileSync(file, "utf8");
  return { text, hash: createHash("sha256").update(text).digest("base64") };
}
