/**
 * A text that shares no memory with the one it was cut from. Engines keep the whole text of a file alive for the
 * sake of a name in it, so whatever outlives the reading of a file is copied.
 */
export function ownCopy(text: string): string {
  // Writing and reading it makes a new text, whatever characters are in it.
  return JSON.parse(JSON.stringify(text)) as string;
}
