import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const server = fileURLToPath(new URL("../../dist/server.js", import.meta.url));

/** What these tests read of the JSON report. */
export interface ReportedFlow {
  readonly file: string;
  readonly trigger: { readonly at: string; readonly class: string };
  readonly requests: {
    readonly perRun: { readonly least: number; readonly most: number };
    readonly variables: readonly {
      readonly at: string;
      readonly file: string | null;
      readonly value: number;
      readonly most: number | null;
    }[];
    readonly runsPerDay: { readonly value: number | null };
    readonly perDay: { readonly most: number } | null;
    readonly limits: readonly { readonly limit: number; readonly runsPerDayAtLimit: number }[];
  };
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly message: string }[];
  readonly license: {
    readonly recommended: string | null;
    readonly options: readonly { readonly pricePerMonth: number; readonly currency: string }[];
  };
  readonly connectors: readonly { readonly name: string; readonly tier: string }[];
  readonly childFlows: readonly { readonly at: string; readonly file: string | null; readonly name: string | null }[];
}

/** The flow of a file as the command reports it, with the export around it. */
export function reportOf(path: string): ReportedFlow {
  const folder = path.slice(0, path.lastIndexOf("/"));
  const around = /\/(Workflows|Microsoft\.Flow\/flows\/[^/]+)$/.exec(folder)
    ? folder.replace(/\/(Workflows|Microsoft\.Flow\/flows\/[^/]+)$/, "")
    : path;
  const flow = reportOn(around).find(({ file }) => file === path);
  if (!flow) throw new Error(`${path} is not in the report`);
  return flow;
}

/** What the command reports of a folder or a zip. */
export function reportOn(path: string): readonly ReportedFlow[] {
  const report = execFileSync(process.execPath, [server, "lint", path, "--format", "json", "--fail-on", "never"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return (JSON.parse(report) as { flows: ReportedFlow[] }).flows;
}
