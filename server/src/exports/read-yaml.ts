import { malformed, type Report, readCompanion } from "./companion-text";
import type { Said } from "./declared-flow";
import type { FileTree } from "./file-tree";
import { inWords } from "./unreadable";

/** A file that describes one component has a few kilobytes; the parser is too slow for what is much larger. */
const mostCharacters = 1024 * 1024;

/** What a YAML file says, asked by names in any spelling (`UniqueName`, `unique-name`, `@Name`). */
export async function readYamlFacts(tree: FileTree, path: string, report: Report): Promise<Said> {
  const text = await readCompanion(tree, path, report);
  if (text === null) return () => null;
  const file = tree.labelOf(path);
  if (text.length > mostCharacters) {
    const message = `${file} has ${inWords(text.length)}; the limit for YAML is ${inWords(mostCharacters)}.`;
    report({ file, code: "too-large", severity: "error", message });
    return () => null;
  }
  const parsed = await parseYaml(text);
  if ("line" in parsed) {
    report(malformed(file, "YAML", parsed.line, parsed.column));
    return () => null;
  }
  const facts = new Map<string, string>();
  gather(parsed.value, facts, 0);
  return (name) => facts.get(plainName(name)) ?? null;
}

type ParsedYaml = { readonly value: unknown } | { readonly line: number; readonly column: number };

async function parseYaml(text: string): Promise<ParsedYaml> {
  const tooDeep = lineNestedTooDeep(text);
  if (tooDeep !== null) return { line: tooDeep, column: 1 };
  // Most exports have no YAML, and loading the parser takes longer than reading many of them.
  const { parseDocument } = await import("yaml");
  try {
    // With this schema every scalar stays the text it is, so that version 1.10 does not become 1.1.
    const document = parseDocument(text, { schema: "failsafe" });
    const [fault] = document.errors;
    if (!fault) return { value: document.toJS() };
    const { line, col } = fault.linePos?.[0] ?? { line: 1, col: 1 };
    return { line, column: col };
  } catch {
    // Aliases that multiply.
    return { line: 1, column: 1 };
  }
}

/**
 * The parser recurses, and where its stack ends inside a regular expression the whole process ends. So text that
 * could nest beyond any description of a component is not given to it.
 */
function lineNestedTooDeep(text: string): number | null {
  let brackets = 0;
  let line = 1;
  let indentation = 0;
  let atStart = true;
  for (const character of text) {
    if (character === "\n") {
      line++;
      indentation = 0;
      atStart = true;
    } else if (character === "[" || character === "{") brackets++;
    else if (character === "]" || character === "}") brackets = Math.max(0, brackets - 1);
    atStart &&= " \t-?:".includes(character) || character === "\n";
    if (atStart) indentation++;
    if (brackets > 100 || indentation > 200) return line;
  }
  return null;
}

/** A name nearer to the root wins over the same name further in; the publisher has a name of its own. */
function gather(value: unknown, facts: Map<string, string>, depth: number): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const named = Object.entries(value).map(([name, inside]) => [plainName(name), inside] as const);
  for (const [name, inside] of named) {
    const said = name === "billingcontext" && typeof inside === "object" ? JSON.stringify(inside) : inside;
    if (typeof said === "string" && !isEmpty(said) && !facts.has(name)) facts.set(name, said.trim());
  }
  if (depth === 2) return;
  for (const [name, inside] of named) if (name !== "publisher") gather(inside, facts, depth + 1);
}

function isEmpty(said: string): boolean {
  return /^(null|~|\s*)$/i.test(said);
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
