import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A flow to open, with what stands around it. */
export interface OpenedExport {
  readonly name: string;
  /** The folder of its package. */
  readonly folder: string;
  readonly file: string;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
export const program = `${root}dist/server.js`;

const corpus: readonly OpenedExport[] = [
  {
    name: "a parent flow in a solution",
    folder: "child-flow-of-two-parents",
    file: "Workflows/AutomationProjects-ScheduledSyncfromCoECore-44F7220E-BF3B-EC11-B6E5-00224809BAE4.json",
  },
  {
    name: "a flow in one line, in a legacy package",
    folder: "custom-connector",
    file: "Microsoft.Flow/flows/c7c9bd68-9656-4099-8d60-0c1cb9b47415/definition.json",
  },
  {
    name: "a flow that Customizations.xml describes",
    folder: "power-apps-with-ai-builder",
    file: "Workflows/Sendnotifications-D39D3846-CAB6-ED11-83FE-000D3A9C5D17.json",
  },
];

/** Places differ by how an editor counts characters beyond ASCII, of which no public export has some before a finding. */
const beyondAscii: OpenedExport = {
  name: "names beyond ASCII, in one line",
  folder: "beyond-ascii",
  file: "Flow.json",
};

export const openedExports: readonly OpenedExport[] = [...corpus, beyondAscii];

/** Puts the exports into a folder, so that only what is meant to stand around a flow stands there. */
export function placeExports(folder: string): void {
  for (const { folder: name } of corpus) {
    cpSync(`${root}test/exports/${name}`, `${folder}/${name}`, { recursive: true });
  }
  writeFileSync(`${folder}/${settingsFile}`, JSON.stringify(settings));
  mkdirSync(`${folder}/${beyondAscii.folder}`);
  writeFileSync(`${folder}/${beyondAscii.folder}/${beyondAscii.file}`, flowBeyondAscii());
}

export interface ReportedFinding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** For the command, what the recipes of docs/editors.md set in the editors. */
const settings = { estimates: { loopItems: 25 } };
const settingsFile = "settings.json";

/** What the command says of the flow, when it is given the whole package. */
export function reportedFindings({ folder, file }: OpenedExport, below: string): readonly ReportedFinding[] {
  const args = [program, "lint", folder, "--format", "json", "--fail-on", "never", "--config", settingsFile];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: below, encoding: "utf8" });
  if (status !== 0) throw new Error(`The command ended with exit code ${status}. ${stderr}`);
  const { flows }: { flows: { file: string; findings: ReportedFinding[] }[] } = JSON.parse(stdout);
  const found = flows.filter((flow) => flow.file === `${folder}/${file}`).flatMap(({ findings }) => findings);
  if (found.length < 2) throw new Error(`Too few findings to compare: ${found.length} in ${file}.`);
  return found;
}

/** Two bytes, three bytes, and a pair of UTF-16 units that is one character. */
function flowBeyondAscii(): string {
  const loop = { type: "Foreach", foreach: "@triggerBody()", actions: {}, runAfter: {}, description: "für 項目 📁" };
  const host = { apiId: "/providers/Microsoft.PowerApps/apis/shared_sql", operationId: "GetItems_V2" };
  const definition = {
    triggers: { "Täglich_項目_📁": { type: "Recurrence", recurrence: { frequency: "Day", interval: 1 } } },
    actions: { "Für_jedes_項目_📁": loop, Zeilen_lesen: { type: "OpenApiConnection", inputs: { host }, runAfter: {} } },
  };
  return JSON.stringify({ properties: { definition }, schemaVersion: "1.0.0.0" });
}
