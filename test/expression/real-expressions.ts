import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { type Expression, expressionsIn, partsOf } from "../../server/src/flow/expression/expression";
import { parseTemplate } from "../../server/src/flow/expression/parse-expression";
import { lookUpExpressionFunction } from "../../server/src/reference/expression-functions";
import { isExpression } from "./grammar";

export interface RealExpressions {
  readonly files: number;
  readonly texts: number;
  readonly expressions: number;
  readonly deepest: number;
  /** What has a problem, by file, with the pointers. What is written there stays there. */
  readonly broken: Readonly<Record<string, readonly string[]>>;
  /** Where parser and grammar disagree about a text that is one expression. */
  readonly disputed: readonly string[];
  /** Functions that the reference data do not know, or that are called with another number of arguments. */
  readonly unknownCalls: readonly string[];
}

/** Reads every text in every JSON file of a folder, those in zips included, that may hold an expression. */
export function readRealExpressions(folder: string): RealExpressions {
  let [files, texts, expressions, deepest] = [0, 0, 0, 0];
  const broken: Record<string, string[]> = {};
  const disputed: string[] = [];
  const unknownCalls = new Set<string>();
  for (const { name, text } of jsonFiles(folder)) {
    files++;
    for (const { pointer, value } of textsIn(JSON.parse(text.replace(/^\uFEFF/, "")), "")) {
      texts++;
      const parsed = parseTemplate(value);
      const sound = parsed.problems.length === 0;
      if (!sound) {
        broken[name] ??= [];
        broken[name].push(pointer);
      }
      if (parsed.kind === "expression" && isExpression(value.slice(1)) !== sound) disputed.push(`${name} ${pointer}`);
      for (const root of expressionsIn(parsed)) {
        expressions++;
        deepest = Math.max(deepest, heightOf(root));
        if (sound) for (const call of oddCalls(root)) unknownCalls.add(call);
      }
    }
  }
  return { files, texts, expressions, deepest, broken, disputed, unknownCalls: [...unknownCalls].sort() };
}

function* jsonFiles(folder: string): Iterable<{ readonly name: string; readonly text: string }> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(json|zip)$/i.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    yield* unpacked(path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path));
  }
}

function* unpacked(name: string, bytes: Uint8Array): Iterable<{ readonly name: string; readonly text: string }> {
  if (/\.json$/i.test(name)) yield { name, text: new TextDecoder().decode(bytes) };
  if (!/\.zip$/i.test(name)) return;
  const filter = (file: { readonly name: string }) => /\.(json|zip)$/i.test(file.name);
  for (const [inner, content] of Object.entries(unzipSync(bytes, { filter }))) {
    yield* unpacked(`${name}!/${inner}`, content);
  }
}

interface PlacedText {
  readonly pointer: string;
  readonly value: string;
}

/** Names of properties as well, at the pointer of the property with `#name` behind it. */
function* textsIn(value: unknown, pointer: string): Iterable<PlacedText> {
  if (typeof value === "string") {
    const embedded = definitionIn(value);
    if (embedded !== undefined) yield* textsIn(embedded, `${pointer}#`);
    else if (mayHoldExpression(value)) yield { pointer, value };
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const at = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (mayHoldExpression(key)) yield { pointer: `${at}#name`, value: key };
      yield* textsIn(inner, at);
    }
  }
}

function mayHoldExpression(text: string): boolean {
  return text.startsWith("@") || text.includes("@{");
}

/** Rows of Dataverse hold a whole flow in one text. */
function definitionIn(text: string): unknown {
  if (!text.startsWith("{") || !text.includes('"definition"')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function heightOf(expression: Expression): number {
  return 1 + Math.max(0, ...partsOf(expression).map(heightOf));
}

function oddCalls(expression: Expression): string[] {
  const inside = partsOf(expression).flatMap(oddCalls);
  if (expression.kind !== "call") return inside;
  const { name, args } = expression;
  const row = lookUpExpressionFunction(name);
  if (!row) return [...inside, name];
  const least = row.toleratedLeast ?? row.least;
  const most = row.toleratedMost === undefined ? row.most : row.toleratedMost;
  const fits = args.length >= least && (most === null || args.length <= most);
  return fits ? inside : [...inside, `${name}/${args.length}`];
}
