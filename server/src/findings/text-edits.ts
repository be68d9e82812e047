import { bodyOf, type JsonNode, keyOf, type Place } from "../syntax/json-node";
import type { TextSpan, WrittenText } from "../syntax/json-tree";
import { deeper, type Layout, layoutAt, writeValue } from "../syntax/layout";
import { spellingOf } from "../syntax/spelling";
import { applyEdits, type TextEdit } from "../syntax/text-edit";
import type { StructuralEdit, ValuePath } from "./finding";

/** Changes of JSON as changes of the text it is written in, in that text's own indentation and line ends. */
export function textEdits(written: WrittenText, edits: readonly StructuralEdit[]): TextEdit[] {
  return edits.flatMap((edit) => editsFor(written, edit));
}

function editsFor(written: WrittenText, edit: StructuralEdit): TextEdit[] {
  switch (edit.kind) {
    case "set":
      return setValue(written, edit.in, edit.path, edit.value, edit.after);
    case "append":
      return append(written, edit.in, edit.path, edit.value);
    case "remove":
      return remove(written, edit.node);
    case "rename":
      return [{ ...spanOf(written, keyOf(edit.node)), newText: JSON.stringify(edit.name) }];
    case "respell":
      return respell(written, edit.changes);
    case "unwrap":
      return [unwrap(written, edit.node, edit.inside, edit.edits)];
  }
}

function respell(written: WrittenText, changes: Extract<StructuralEdit, { kind: "respell" }>["changes"]): TextEdit[] {
  const spell = spellingOf(written.text);
  const spans = written.spansOf(changes.map(({ at }) => at));
  return changes.map(({ text }, index) => ({ ...(spans[index] as TextSpan), newText: spell(text) }));
}

function setValue(written: WrittenText, node: JsonNode, path: ValuePath, value: unknown, after?: string): TextEdit[] {
  const [step, ...further] = path;
  if (step === undefined) return [replace(written, node, value)];
  const inside = typeof step === "number" ? node.items()[step] : node.get(step);
  if (inside !== undefined && (further.length === 0 || canHold(inside, further[0]))) {
    return setValue(written, inside, further, value, after);
  }
  const made = nested(further, value);
  if (inside !== undefined) return [replace(written, inside, made)];
  return typeof step === "number" ? insert(written, node, null, made) : insert(written, node, step, made, after);
}

function canHold({ kind }: JsonNode, step: ValuePath[number] | undefined): boolean {
  return kind === (typeof step === "number" ? "array" : "object");
}

function append(written: WrittenText, node: JsonNode, path: ValuePath, value: unknown): TextEdit[] {
  let list: JsonNode | undefined = node;
  for (const step of path) list = typeof step === "number" ? list?.items()[step] : list?.get(step);
  return list?.kind === "array" ? insert(written, list, null, value) : setValue(written, node, path, [value]);
}

/** Objects around a value, one for each further step. */
function nested(path: ValuePath, value: unknown): unknown {
  return path.reduceRight<unknown>((inside, step) => ({ [step]: inside }), value);
}

function replace(written: WrittenText, node: JsonNode, value: unknown): TextEdit {
  return { ...spanOf(written, bodyOf(node)), newText: writeValue(value, layoutOf(written, node)) };
}

/** Puts a member into an object or, without a name, into a list: behind the one named `after`, else at the end. */
function insert(
  written: WrittenText,
  holder: JsonNode,
  name: string | null,
  value: unknown,
  after?: string,
): TextEdit[] {
  const members = holder.kind === "array" ? holder.items() : holder.entries();
  const before = members.findLast(({ key }) => after !== undefined && key === after) ?? members.at(-1);
  const named = (layout: Layout) =>
    (name === null ? "" : JSON.stringify(name) + layout.colon) + writeValue(value, layout);
  if (before === undefined) return [intoEmpty(written, holder, named)];
  const layout = layoutOf(written, before);
  const end = endOf(spanOf(written, bodyOf(before)));
  const start = layout.line === null ? layout.gap : layout.line.end + layout.line.indent;
  const isLast = before === members.at(-1);
  const comment = isLast && layout.line !== null ? commentBehind(written.text, end) : 0;
  if (comment > 0) {
    return [
      { offset: end, length: 0, newText: "," },
      { offset: end + comment, length: 0, newText: start + named(layout) },
    ];
  }
  return [{ offset: end, length: 0, newText: `,${start}${named(layout)}` }];
}

/** An object without members is written anew, a comment in it aside. */
function intoEmpty(written: WrittenText, holder: JsonNode, named: (layout: Layout) => string): TextEdit {
  const span = spanOf(written, bodyOf(holder));
  const outer = layoutOf(written, holder);
  const inside = deeper(outer);
  const { line } = inside;
  const hasComment = /\S/.test(written.text.slice(span.offset + 1, endOf(span) - 1));
  const first = (line === null ? "" : line.end + line.indent) + named(inside);
  if (hasComment) return { offset: span.offset + 1, length: 0, newText: first };
  const last = outer.line === null ? "" : outer.line.end + outer.line.indent;
  return { offset: span.offset + 1, length: span.length - 2, newText: first + last };
}

/** Takes the comma before or behind a member with it. */
function remove(written: WrittenText, node: JsonNode): TextEdit[] {
  const holder = node.parent;
  if (holder === null) return [];
  const members = holder.kind === "array" ? holder.items() : holder.entries();
  const own = wholeOf(written, node);
  const index = members.findIndex((member) => wholeOf(written, member).offset === own.offset);
  const before = members[index - 1];
  const behind = members[index + 1];
  if (before) return [stretch(endOf(wholeOf(written, before)), endOf(own))];
  if (behind) return [stretch(own.offset, wholeOf(written, behind).offset)];
  const { offset, length } = spanOf(written, bodyOf(holder));
  return [stretch(offset + 1, offset + length - 1)];
}

/** The members of the inner object take the place of the outer property, as far to the left as that stood. */
function unwrap(written: WrittenText, node: JsonNode, inside: JsonNode, edits: readonly StructuralEdit[]): TextEdit {
  const members = inside.entries();
  const outer = wholeOf(written, node);
  const first = members[0];
  const last = members.at(-1);
  if (!first || !last) return { ...outer, newText: "" };
  const start = wholeOf(written, first).offset;
  const end = endOf(wholeOf(written, last));
  const inner = textEdits(written, edits).map((edit) => ({ ...edit, offset: edit.offset - start }));
  const text = applyEdits(written.text.slice(start, end), inner);
  const from = layoutOf(written, first).line?.indent;
  const to = layoutOf(written, node).line?.indent;
  const moved =
    from === undefined || to === undefined ? text : text.replaceAll(new RegExp(`([\\r\\n])${from}`, "g"), `$1${to}`);
  return { ...outer, newText: moved };
}

/** The layout among the neighbors of a value; the root of a text is laid out in lines. */
function layoutOf(written: WrittenText, node: JsonNode): Layout {
  const { text } = written;
  const value = spanOf(written, bodyOf(node));
  if (node.parent === null) {
    const end = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
    return { line: { end, indent: "", unit: "  " }, colon: ": ", gap: " " };
  }
  const whole = wholeOf(written, node);
  const key = typeof node.key === "string" ? spanOf(written, keyOf(node)) : null;
  const colon = key === null ? colonIn(written, node) : text.slice(endOf(key), value.offset);
  return layoutAt(text, whole.offset, spanOf(written, bodyOf(node.parent)).offset, colon);
}

/** An element of a list has no colon of its own, so that of the list counts. */
function colonIn(written: WrittenText, node: JsonNode): string {
  const around = node.parent;
  if (around === null || typeof around.key !== "string") return ": ";
  return written.text.slice(endOf(spanOf(written, keyOf(around))), spanOf(written, bodyOf(around)).offset);
}

/** Name and value of a property; an element of a list as it is. */
function wholeOf(written: WrittenText, node: JsonNode): TextSpan {
  const value = spanOf(written, bodyOf(node));
  if (typeof node.key !== "string") return value;
  const { offset } = spanOf(written, keyOf(node));
  return { offset, length: endOf(value) - offset };
}

function stretch(from: number, to: number): TextEdit {
  return { offset: from, length: to - from, newText: "" };
}

function spanOf(written: WrittenText, place: Place): TextSpan {
  return written.spansOf([place])[0] as TextSpan;
}

function endOf({ offset, length }: TextSpan): number {
  return offset + length;
}

/** Length of a comment that ends the line of a member: it belongs to that member, so the next one stands behind it. */
function commentBehind(text: string, end: number): number {
  const found = /[ \t]*\/\/[^\r\n]*/y;
  found.lastIndex = end;
  return found.exec(text)?.[0].length ?? 0;
}
