import { readTable, reportOf } from "./plan-of";

/** Names that mean something to a browser, to a spreadsheet, or to whoever reads them. */
export const hostileNames = [
  "</script><script>document.title='taken'</script>",
  '<img src=x onerror="document.title=1">',
  "<!--<script>",
  '=HYPERLINK("https://example.org","here")',
  "+1+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(A1:A2)",
  "\t=1+1",
  "\u202Egnp.exe",
  "\u202E=1+1",
  "a\u2028b\u2029c",
  "__proto__",
] as const;

/** An estate in which flows, solutions, owners and tables have such names. */
export function hostileReport() {
  const inputs = hostileNames.map((_, at) => ({
    name: `f${at}`,
    solution: `S${at}`,
    owner: hostileNames[at] as string,
    actions: { [hostileNames[at] as string]: readTable(hostileNames[at] as string) },
  }));
  return reportOf(inputs).then((report) => ({
    ...report,
    graph: {
      ...report.graph,
      flows: report.graph.flows.map((flow, at) => ({
        ...flow,
        key: { ...flow.key, name: hostileNames[at] as string },
        solution: hostileNames[at] as string,
      })),
    },
  }));
}
