/** 16 hexadecimal digits: FNV-1a over UTF-16 code units, twice with different seeds. No security, only few collisions. */
export function hashText(text: string): string {
  return [0x811c9dc5, 0x9747b28c].map((seed) => hash32(text, seed).toString(16).padStart(8, "0")).join("");
}

function hash32(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
