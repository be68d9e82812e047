/**
 * An object as `JSON.stringify` indents it by two spaces, in pieces: one for each field, and of a list or an iterator one
 * for each item, which is asked for when it is printed. No text is as long as the whole.
 */
export function* jsonPieces(body: Readonly<Record<string, unknown>>): Generator<string> {
  let before = "{\n";
  for (const [name, value] of Object.entries(body)) {
    const head = `${before}  ${JSON.stringify(name)}: `;
    if (isList(value)) {
      yield head;
      yield* listPieces(value);
    } else yield head + indented(value, "  ");
    before = ",\n";
  }
  yield "\n}\n";
}

function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

function* listPieces(values: Iterable<unknown>): Generator<string> {
  let isEmpty = true;
  for (const value of values) {
    yield `${isEmpty ? "[\n" : ",\n"}    ${indented(value, "    ")}`;
    isEmpty = false;
  }
  yield isEmpty ? "[]" : "\n  ]";
}

function indented(value: unknown, by: string): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", `\n${by}`);
}
