import { readFileSync } from "node:fs";

/** A finding that someone read against the export, and what they saw there. */
export interface HandChecked {
  readonly rule: string;
  readonly file: string;
  readonly at: string;
  readonly verdict: string;
}

/** `hand-checked.txt` names a rule, and beneath it has three lines for each finding: file, pointer and verdict. */
export function readHandChecked(): readonly HandChecked[] {
  const lines = readFileSync(new URL("hand-checked.txt", import.meta.url), "utf8").split("\n");
  const found: HandChecked[] = [];
  let rule = "";
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    if (line.startsWith("# ")) rule = line.slice(2);
    else if (line !== "") {
      const [at = "", verdict = ""] = lines.slice(index + 1, index + 3).map((it) => it.trim());
      found.push({ rule, file: line, at, verdict });
      index += 2;
    }
  }
  return found;
}
