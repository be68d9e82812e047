import type { JsonNode } from "./json-node";
import type { JsonTree, TextSpan } from "./json-tree";
import { readJson } from "./read-json";
import { writtenLength } from "./spans-within";
import { spellingOf } from "./spelling";

/**
 * Reads JSON that stands as text inside JSON, as a Dataverse row keeps its flow. Pointers go on behind `#`, and
 * spans are those of the outer text, so that a finding marks what a person sees in the file.
 */
export function readEmbeddedJson(outer: JsonTree, node: JsonNode): JsonTree {
  const inner = readJson(String(node.value), `${node.pointer}#`);
  let offsets: Uint32Array | undefined;
  let spell: ((value: string) => string) | undefined;
  const outerOffset = (offset: number): number => {
    offsets ??= outerOffsets(outer, node);
    return offsets[Math.min(offset, offsets.length - 1)] as number;
  };
  const mapped = ({ offset, length }: TextSpan): TextSpan => {
    const start = outerOffset(offset);
    return { offset: start, length: outerOffset(offset + length) - start };
  };
  return {
    text: outer.text,
    root: inner.root,
    problems: inner.problems.map((problem) => ({
      ...problem,
      ...mapped(problem),
    })),
    spansOf: (places) => inner.spansOf(places).map(mapped),
    written: {
      text: inner.text,
      spansOf: inner.spansOf,
      inDocument({ newText, ...span }) {
        spell ??= spellingOf(outer.text);
        return { ...mapped(span), newText: spell(newText) };
      },
    },
  };
}

/** For each character of the inner text, and for its end, the offset in the outer text where it is written. */
function outerOffsets(outer: JsonTree, node: JsonNode): Uint32Array {
  const [span] = outer.spansOf([{ node, part: "value" }]) as [TextSpan];
  const offsets = new Uint32Array(String(node.value).length + 1);
  let at = span.offset + 1;
  for (let i = 0; i < offsets.length; i++) {
    offsets[i] = at;
    at += writtenLength(outer.text, at);
  }
  return offsets;
}
