import { ownCopy } from "./own-copy";

/**
 * Makes work that is done once for each text, for texts that recur in their thousands, such as ids. A hostile file may
 * have a new one in each place, so that no more than some are kept, and none that is long.
 */
export function onceForText<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const own = ownCopy(text);
    const found = work(own);
    if (known.size < mostKept && text.length <= longestKept) known.set(own, found);
    return found;
  };
}

const mostKept = 1000;
const longestKept = 200;
