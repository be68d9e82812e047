/** Bytes as text, as messages carry them. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  // In parts, because a function takes only so many arguments.
  for (let from = 0; from < bytes.length; from += bytesAtOnce) {
    parts.push(String.fromCharCode(...bytes.subarray(from, from + bytesAtOnce)));
  }
  return btoa(parts.join(""));
}

const bytesAtOnce = 0x8000;

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
