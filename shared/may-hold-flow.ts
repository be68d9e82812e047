/**
 * A cheap look at the text that lets files pass that cannot hold a flow; no file with a flow is let pass. Client and
 * server agree on it, so that other JSON never crosses between them.
 * One copied action has few words to know it by, so only short texts are considered for it.
 */
export function mayHoldFlow(text: string): boolean {
  return marks.some((mark) => text.includes(mark)) || (text.length <= longestFragment && actionMarks.test(text));
}

const longestFragment = 1024 * 1024;
const marks = [
  "triggers",
  "definitionSummary",
  "clientdata",
  "mslaNode",
  "operationDefinition",
  // What is left of a flow that was cut short, and what a desktop flow has.
  "connectionReferences",
  "workflowdefinition.json",
  "isvalid",
];
const actionMarks = /"(?:inputs|runAfter|actions)"/;
