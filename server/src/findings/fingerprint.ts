import { hashText } from "../syntax/hash-text";
import type { Finding } from "./finding";

/**
 * Names a finding across exports: it holds the rule, the flow and what the finding is about, and nothing that
 * re-indenting, reordering or moving lines changes. 16 hexadecimal digits.
 */
export function fingerprint(finding: Finding, flow: string): string {
  return hashText(`${finding.rule}\u0000${flow}\u0000${finding.subject}`);
}
