import { tableLayer } from "../../server/src/cli/declared-tables";
import {
  type GivenTables,
  readInputs,
  type Inputs as Tables,
  tableKinds,
} from "../../server/src/estate/inputs/read-inputs";
import { lookAtEstate } from "../../server/src/estate/look-at-estate";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import { estateJson } from "../../server/src/report/estate-json";
import { estateReport } from "../../server/src/report/estate-report";
import { estateText } from "../../server/src/report/estate-text";
import { noTotals, type ReportTotals } from "../../server/src/report/report";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import { memoryFiles } from "../exports/memory-files";
import type { Inputs } from "../report/lint-report";
import { fileLayer, today } from "../settings/layers";

/** What is said of flows in memory together with tables, by the kinds of the tables. */
export async function look(
  inputs: Inputs,
  texts: Readonly<Partial<Record<(typeof tableKinds)[number], string>>> = {},
  settings: object = {},
  leaves: string | null = null,
) {
  const given = Object.entries(texts).map(([kind, text]) => [
    kind,
    { name: `${kind}.csv`, bytes: new TextEncoder().encode(text) },
  ]);
  const tables: Tables = readInputs(Object.fromEntries(given) as GivenTables);
  const names = Object.fromEntries(tableKinds.map((kind) => [kind, `${kind}.csv`]));
  const layers = [fileLayer(settings), tableLayer(tables, names)];
  const { files } = await listExportFiles(["."], memoryFiles(inputs), defaultLimits);
  const settingsOf = (flow: Parameters<typeof settingsForFlow>[1]) => settingsForFlow(layers, flow, today);
  const estate = await lookAtEstate(
    files,
    settingsOf,
    tables,
    () => {},
    () => {},
  );
  const { edition, period, asOf } = settingsForFlow(layers, { file: "", name: "", id: null }, today);
  const report = estateReport(estate, leaves, { version: "0.0.0", edition, period, asOf });
  const totals: ReportTotals = noTotals([...tables.problems()]);
  const plain = (text: string) => text;
  return {
    report,
    json: JSON.parse(estateJson(report, totals)),
    text: estateText(report, totals, { strong: plain, quiet: plain, severity: plain }),
  };
}
