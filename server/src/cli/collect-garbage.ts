import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Characters read between two collections. */
const between = 8 * 1024 * 1024;

/**
 * Keeps memory flat over any number of files: left alone, the engine lets a heap of small texts grow to several times
 * what is in use before it looks. To be told the length of each text that is read.
 */
export function garbageCollector(): (length: number) => void {
  // The place for new objects stays as large as it got while the program was loaded. What is made of a file dies with
  // it, so more room takes memory, and time to go through it, and saves nothing.
  setFlagsFromString("--semi-space-growth-factor=1");
  let collect: (() => void) | undefined;
  let length = 0;
  return (done) => {
    length += done;
    if (length < between) return;
    length = 0;
    collect ??= exposedCollector();
    collect();
  };
}

function exposedCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}
