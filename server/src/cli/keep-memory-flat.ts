import { setFlagsFromString } from "node:v8";

/**
 * Keeps memory flat over any number of files, of which each is dropped when it has been looked at. Left alone, the
 * engine lets a heap grow to several times what is in use before it looks for what can go.
 */
export function keepMemoryFlat(): void {
  // The place for new objects stays as large as it got while the program was loaded. What is made of a file dies with
  // it, so more room takes memory, and time to go through it, and saves nothing.
  setFlagsFromString("--semi-space-growth-factor=1");
  // Percent by which the place for old objects may grow beyond what was in use when it was looked through last.
  setFlagsFromString("--heap-growing-percent=10");
}

/** Where so much is kept of many files that to look through it again and again would take as long as to read them. */
export function giveMemoryRoom(): void {
  setFlagsFromString("--heap-growing-percent=50");
  // Megabytes that a thread has for new objects from its start.
  setFlagsFromString("--min-semi-space-size=16");
}
