import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = readFileSync(`${root}ARCHITECTURE.md`, "utf8");
const roots = ["server/src", "shared", "client/src", "webview/src"].filter((folder) => existsSync(root + folder));

interface Import {
  readonly from: string;
  /** A file of this repository, or the name of a package. */
  readonly to: string;
  readonly isFile: boolean;
  readonly isReExport: boolean;
}

const files = roots.flatMap((folder) => sourcesIn(folder));
const texts = new Map(files.map((file) => [file, readFileSync(root + file, "utf8")]));
const imports = files.flatMap(importsOf);
const permitted = importTable();

describe("who may import whom", () => {
  it("has a row in the table of ARCHITECTURE.md for each folder, and no other rows", () => {
    expect([...permitted.keys()].sort()).toEqual([...new Set(files.map(unitOf))].sort());
  });

  it.each([...permitted])("%s imports only what its row permits", (unit, list) => {
    const refused = imports
      .filter((it) => unitOf(it.from) === unit && !(it.isFile && unitOf(it.to) === unit))
      .filter((it) => !list.some((entry) => permits(entry, it)))
      .map(({ from, to }) => `${from} imports ${to}; ${unit} may import: ${list.join(", ") || "nothing"}`);
    expect(refused).toEqual([]);
  });

  it("leaves Node's own modules to cli and main-node.ts", () => {
    const users = imports.filter(({ to }) => to.startsWith("node:")).map(({ from }) => from);
    expect(users.filter((file) => !["cli", "main-node.ts"].includes(unitOf(file)))).toEqual([]);
  });

  it("lets nobody import tests", () => {
    expect(imports.filter(({ to }) => to.startsWith("test/"))).toEqual([]);
  });

  it("has no circle of files that import each other", () => {
    expect(circles()).toEqual([]);
  });

  it("has no re-exports: what is imported comes from the file that defines it", () => {
    expect(imports.filter(({ isReExport }) => isReExport)).toEqual([]);
  });
});

describe("files", () => {
  it("are named in kebab-case", () => {
    const named = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.ts$/;
    const all = [...files, ...sourcesIn("test")];
    expect(all.filter((file) => !named.test(basename(file)))).toEqual([]);
  });

  it("of the server have at most 400 lines", () => {
    const long = [...texts].filter(([, text]) => text.split("\n").length > 401).map(([file]) => file);
    expect(long.filter((file) => file.startsWith("server/src/"))).toEqual([]);
  });

  it("and their folders are all told of in ARCHITECTURE.md", () => {
    const tree = page.slice(page.indexOf("## The tree"), page.indexOf("## Who may import whom"));
    const folders = [...new Set(files.map((file) => posix.dirname(file)))];
    expect(folders.filter((folder) => !roots.includes(folder) && !tree.includes(`${basename(folder)}/`))).toEqual([]);
    const direct = files.filter((file) => roots.includes(posix.dirname(file)));
    expect(direct.filter((file) => !tree.includes(basename(file)))).toEqual([]);
  });

  it("that ARCHITECTURE.md names do exist", () => {
    const known = new Set([...files, ...otherFiles()].map((file) => basename(file)));
    const named = [...page.matchAll(/[\w.*<>/-]*[\w*>-]+\.(?:ts|mts|mjs|md|json|xml|yml)\b/g)].map(([name]) => name);
    expect(named.filter((name) => !/[*<>]/.test(name) && !known.has(basename(name)))).toEqual([]);
  });
});

/** The table, row by row: what stands in backticks in the first column, and what in the second. */
function importTable(): Map<string, readonly string[]> {
  const from = page.indexOf("## Who may import whom");
  const section = page.slice(from, page.indexOf("\n## ", from + 1));
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  const quoted = (cell: string | undefined) =>
    [...(cell ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name as string);
  return new Map(
    rows.flatMap((row) => {
      const [, units, list] = row.split("|");
      return quoted(units).map((unit) => [unit, quoted(list)] as const);
    }),
  );
}

/** A row may name a folder, a file in a folder, a package, or `node:` for all of Node's modules. */
function permits(entry: string, { to, isFile }: Import): boolean {
  if (!isFile) return to === entry || (entry.endsWith(":") && to.startsWith(entry));
  return unitOf(to) === entry || to === entry || to === `server/src/${entry}`;
}

/** What the table calls the place of a file: its folder in server/src, or a file that stands there by itself. */
function unitOf(file: string): string {
  const inServer = /^server\/src\/([^/]+)/.exec(file);
  if (inServer) return inServer[1] as string;
  if (file.startsWith("server/")) return file.split("/").slice(0, 2).join("/");
  return file.split("/")[0] as string;
}

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, texts.get(file) ?? "", ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, isReExport: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const isFile = specifier.text.startsWith(".");
    const to = isFile ? fileOf(posix.join(posix.dirname(file), specifier.text)) : packageOf(specifier.text);
    found.push({ from: file, to, isFile, isReExport });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, false);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, true);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, false);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function fileOf(path: string): string {
  return /\.\w+$/.test(path) ? path : `${path}.ts`;
}

/** `node:fs` and packages by their name, without the way into them. */
function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** Groups of files of which each leads to each other one, types included: such files can only be read together. */
function circles(): string[] {
  const next = new Map(files.map((file) => [file, imports.filter((it) => it.from === file).map(({ to }) => to)]));
  const reach = (start: string): Set<string> => {
    const seen = new Set<string>();
    const open = [...(next.get(start) ?? [])];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      open.push(...(next.get(file) ?? []));
    }
    return seen;
  };
  const reached = new Map(files.map((file) => [file, reach(file)]));
  const groups = files
    .filter((file) => reached.get(file)?.has(file))
    .map((file) => files.filter((it) => reached.get(file)?.has(it) && reached.get(it)?.has(file)).join(" <-> "));
  return [...new Set(groups)];
}

function sourcesIn(folder: string): string[] {
  return readdirSync(root + folder, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules")
    .flatMap((entry) => (entry.isDirectory() ? sourcesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .filter((file) => file.endsWith(".ts") && !/^test\/exports\/[^/]+\//.test(file))
    .sort();
}

/** Files outside of the sources that the page may name. */
function otherFiles(): string[] {
  const folders = [
    "",
    "docs/",
    "schemas/",
    "scripts/",
    "server/data/",
    "server/src/rules/",
    "test/",
    "test/host/",
    "test/suite/",
    ".github/workflows/",
  ];
  return folders.flatMap((folder) => readdirSync(root + folder));
}
