/** A GUID, the form of a workflow's id, as part of a regular expression. */
export const guidPattern = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** A workflow's id in the one spelling by which flows are told apart: lower case, without braces. */
export function plainWorkflowId(written: string): string {
  return written.replace(/[{}]/g, "").toLowerCase();
}
