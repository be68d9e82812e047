import { readIndexed } from "./indexed-tree";
import type { JsonTree } from "./json-tree";
import { greatestNesting } from "./nesting";
import { nestingOf } from "./offset-index";
import { readTolerant } from "./tolerant-tree";

/**
 * Reads a text as JSON. Sound text takes the fast road, an index of offsets from which values are decoded on demand;
 * anything else - text that someone is typing, comments, a byte order mark - takes the tolerant road.
 */
export function readJson(text: string, pointerPrefix = ""): JsonTree {
  return (
    readIndexed(text, pointerPrefix) ??
    (nestingOf(text) > greatestNesting ? tooDeep(text) : readTolerant(text, pointerPrefix))
  );
}

function tooDeep(text: string): JsonTree {
  const message = `Nested more than ${greatestNesting} levels deep`;
  const nowhere = { offset: 0, length: 0 };
  return { text, root: null, problems: [{ ...nowhere, message }], spansOf: (places) => places.map(() => nowhere) };
}
