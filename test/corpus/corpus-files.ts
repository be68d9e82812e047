import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";

/** One row of the corpus's own list of its files. */
export interface ManifestRow {
  readonly path: string;
  readonly role: string;
  readonly format: string;
  readonly trigger: string;
  readonly actions: number;
  readonly depth: number;
  readonly loops: number;
  readonly features: readonly string[];
  /** `package.zip!inner path` for what was taken out of a package. */
  readonly source: string;
  readonly repo: string;
}

/** The folder named by FLOW_CORPUS; without it these tests have nothing to say, and say so. */
export function corpusFolder(): string {
  const folder = process.env.FLOW_CORPUS;
  if (!folder) throw new Error("Set FLOW_CORPUS to a folder of exports, or run `npm run test:corpus -- DIR`.");
  if (!existsSync(join(folder, "manifest.csv")))
    throw new Error(`${folder} has no manifest.csv, the list of its files.`);
  return folder;
}

export function readManifest(folder: string): ManifestRow[] {
  const [head = [], ...rows] = csv(readFileSync(join(folder, "manifest.csv"), "utf8"));
  return rows.map((cells) => {
    const cell = (name: string): string => cells[head.indexOf(name)] ?? "";
    return {
      path: cell("path"),
      role: cell("role"),
      format: cell("format"),
      trigger: cell("trigger"),
      actions: Number(cell("actions")),
      depth: Number(cell("depth")),
      loops: Number(cell("loops")),
      features: cell("features").split(" ").filter(Boolean),
      source: cell("source_path"),
      repo: cell("repo"),
    };
  });
}

function csv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end !== ",") rows.push([]);
  }
  return rows.filter((cells) => cells.length > 1);
}

/** The text of a file of the report, read without the product: from disk, or out of zips in zips. */
export class CorpusTexts {
  private readonly zips = new Map<string, Readonly<Record<string, Uint8Array>>>();

  constructor(private readonly folder: string) {}

  textOf(file: string): string {
    const steps = file.split("!/");
    const bytes = steps.length === 1 ? readFileSync(join(this.folder, file)) : this.entry(steps);
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  }

  /** Names of all files in a package, those of packages in it included. */
  namesIn(zip: string): string[] {
    return Object.keys(this.open([zip])).flatMap((name) =>
      name.endsWith(".zip") ? Object.keys(this.open([zip, name])).map((inner) => `${name}!/${inner}`) : [name],
    );
  }

  private entry(steps: readonly string[]): Uint8Array {
    const zip = this.open(steps.slice(0, -1));
    const name = steps.at(-1) as string;
    const found = zip[name] ?? zip[name.replaceAll("/", "\\")];
    if (!found) throw new Error(`${steps.join("!/")} is not in its package`);
    return found;
  }

  private open(steps: readonly string[]): Readonly<Record<string, Uint8Array>> {
    const key = steps.join("!/");
    let zip = this.zips.get(key);
    if (!zip) {
      zip = unzipSync(steps.length === 1 ? readFileSync(join(this.folder, key)) : this.entry(steps));
      this.zips.set(key, zip);
    }
    return zip;
  }
}

export interface KeySpan {
  readonly start: number;
  readonly end: number;
}

/** Where the name of each property stands in a sound JSON text, by pointer. */
export function keySpans(text: string): ReadonlyMap<string, KeySpan> {
  const spans = new Map<string, KeySpan>();
  const token = /[{}[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+/g;
  token.lastIndex = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let next = token.exec(text);
  const take = (): RegExpExecArray => {
    const taken = next;
    if (!taken) throw new Error("The text ends too early");
    next = token.exec(text);
    return taken;
  };
  const value = (pointer: string): void => {
    const [first] = take();
    if (first !== "{" && first !== "[") return;
    for (let index = 0; next?.[0] !== "}" && next?.[0] !== "]"; index++) {
      if (next?.[0] === ",") take();
      if (first === "[") value(`${pointer}/${index}`);
      else {
        const key = take();
        const name = JSON.parse(key[0]) as string;
        const at = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
        spans.set(at, { start: key.index, end: key.index + key[0].length });
        take();
        value(at);
      }
    }
    take();
  };
  value("");
  return spans;
}

/** Line and column from 1, columns in UTF-16 units. */
export function positionIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}

/** Follows a JSON pointer; a step with `#` goes on in the text that stands there. */
export function atPointer(root: unknown, pointer: string): unknown {
  const [outer = "", ...inner] = pointer.split("#");
  const found = outer
    .split("/")
    .slice(1)
    .reduce(
      (value, step) => (value as Record<string, unknown>)?.[step.replaceAll("~1", "/").replaceAll("~0", "~")],
      root,
    );
  return inner.length === 0 ? found : atPointer(JSON.parse(String(found)), inner.join("#"));
}
