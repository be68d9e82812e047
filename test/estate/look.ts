import { tableLayer } from "../../server/src/cli/declared-tables";
import { calibration } from "../../server/src/estate/calibration";
import { estateGraph } from "../../server/src/estate/estate-graph";
import { readEstate } from "../../server/src/estate/read-estate";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import { estateJson } from "../../server/src/report/estate-json";
import { estateReport } from "../../server/src/report/estate-report";
import { estateText } from "../../server/src/report/estate-text";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import { memoryFiles } from "../exports/memory-files";
import type { Inputs } from "../report/lint-report";
import { fileLayer, today } from "../settings/layers";
import { type TableTexts, tableNames, tablesOf } from "./tables";

/** What is said of flows in memory together with tables, by the kinds of the tables. */
export async function look(
  inputs: Inputs,
  texts: TableTexts = {},
  settings: object = {},
  leaves: string | null = null,
) {
  const tables = tablesOf(texts);
  const layers = [fileLayer(settings), tableLayer(tables, tableNames)];
  const { files } = await listExportFiles(["."], memoryFiles(inputs), defaultLimits);
  const settingsOf = (flow: Parameters<typeof settingsForFlow>[1]) => settingsForFlow(layers, flow, today);
  const calibrated = tables.requests && calibration(tables.requests);
  const estate = await readEstate(files, settingsOf, tables.declarations, calibrated?.take);
  const { edition, period, asOf } = settingsForFlow(layers, { file: "", name: "", id: null }, today);
  const report = estateReport(estateGraph(estate.flows), leaves, {
    version: "0.0.0",
    edition,
    period,
    asOf,
    files: estate.files,
    problems: tables.problems(),
    calibrated: calibrated?.flows ?? null,
  });
  const plain = (text: string) => text;
  return {
    report,
    json: JSON.parse(estateJson(report)),
    text: estateText(report, { strong: plain, quiet: plain, severity: plain }),
  };
}
