import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic } from "vscode-languageserver";
import { nodeFiles } from "../../server/src/cli/node-files";
import { findSettings } from "../../server/src/cli/settings-files";
import { lintFiles } from "../../server/src/estate/lint-files";
import { decodeText } from "../../server/src/exports/decode-text";
import type { ExportFile } from "../../server/src/exports/export-file";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import { readSettingsObject } from "../../server/src/settings/read-settings-object";
import { commandLineOrigin } from "../../server/src/settings/settings-layer";
import { lineIndexOf } from "../../server/src/syntax/source-range";
import { today } from "../../server/src/today";
import type { StdioClient } from "./stdio-client";

/** What is compared of a finding or a problem, in one line. */
type Told = string;

export interface Comparison {
  readonly files: number;
  readonly findings: number;
  /** What only one of them says, file by file. */
  readonly differences: readonly string[];
}

/** Opens every JSON file of a folder in the editor, and compares what is said there with what the command says. */
export async function compareWithCommand(folder: string, client: StdioClient): Promise<Comparison> {
  const { files } = await listExportFiles([folder], nodeFiles(), defaultLimits);
  const byRoot = new Map<string, Map<string, Told[]>>();
  const differences: string[] = [];
  let [opened, findings] = [0, 0];
  for (const file of files.filter(({ label }) => !label.includes("!/"))) {
    const root = file.package?.label ?? file.label;
    let expected = byRoot.get(root);
    if (expected === undefined) {
      expected = await saidByCommand(root);
      byRoot.set(root, expected);
    }
    const wanted = expected.get(file.label) ?? [];
    const found = await saidInEditor(file, client);
    opened++;
    findings += wanted.length;
    for (const told of found)
      if (!wanted.includes(told)) differences.push(`${file.label}: only in the editor: ${told}`);
    for (const told of wanted)
      if (!found.includes(told)) differences.push(`${file.label}: only by the command: ${told}`);
  }
  return { files: opened, findings, differences };
}

async function saidByCommand(root: string): Promise<Map<string, Told[]>> {
  const { files } = await listExportFiles([root], nodeFiles(), defaultLimits);
  const { layer } = readSettingsObject({}, { kind: "commandLine", origin: commandLineOrigin, folder: "" });
  const { settings } = findSettings(undefined, [layer], today());
  const said = new Map<string, Told[]>();
  for await (const { file, text, analysis } of lintFiles(files, settings)) {
    const lines = lineIndexOf(text);
    const findings = analysis.flows.flatMap((flow) => flow.findings).filter(({ suppressed }) => suppressed === null);
    const problems = analysis.problems.filter(({ code }) => code !== "broken-json");
    said.set(file, [
      ...findings.map(({ rule, severity, message, because, remedy, span }) => {
        const { start, end } = lines.rangeOf(span);
        const place = `${start.line}:${start.column}-${end.line}:${end.column}`;
        return `${place} ${severity} ${rule} ${message}\n${[remedy, because].filter(Boolean).join(" ")}`;
      }),
      ...problems.map(({ code, severity, message, span }) => {
        const { start, end } = lines.rangeOf(span);
        return `${start.line}:${start.column}-${end.line}:${end.column} ${severity} ${code} ${message}`;
      }),
    ]);
  }
  return said;
}

const severities = ["", "error", "warning", "information", "hint"];

async function saidInEditor(file: ExportFile, client: StdioClient): Promise<Told[]> {
  const uri = pathToFileURL(posix.resolve(file.label)).href;
  const text = decodeText(readFileSync(file.label));
  await client.open(uri, text);
  const found = await client.diagnostics(uri);
  await client.close(uri);
  return found.map(told);
}

function told({ range: { start, end }, severity, code, message }: Diagnostic): Told {
  const place = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
  return `${place} ${severities[severity ?? 0]} ${code} ${typeof message === "string" ? message : message.value}`;
}
