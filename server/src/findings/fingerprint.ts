import type { Finding } from "./finding";

/**
 * Names a finding across exports: it holds the rule, the flow and what the finding is about, and nothing that
 * re-indenting, reordering or moving lines changes. 16 hexadecimal digits.
 */
export function fingerprint(finding: Finding, flow: string): string {
  return hash64(`${finding.rule}\u0000${flow}\u0000${finding.subject}`);
}

/** FNV-1a over UTF-16 code units, twice with different seeds: no security, only few collisions. */
function hash64(text: string): string {
  return [0x811c9dc5, 0x9747b28c].map((seed) => hash32(text, seed).toString(16).padStart(8, "0")).join("");
}

function hash32(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
