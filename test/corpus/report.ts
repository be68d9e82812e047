import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** As much of the report as these tests look at; the whole of it has a schema of its own. */
export interface Report {
  readonly format: number;
  readonly flows: readonly ReportFlow[];
  readonly problems: readonly { readonly file: string; readonly code: string; readonly severity: string }[];
  readonly summary: {
    readonly files: number;
    readonly flows: number;
    readonly actions: number;
    readonly premiumFlows: number;
    readonly findings: Readonly<Record<string, number>>;
  };
}

export interface ReportFlow {
  readonly file: string;
  readonly pointer: string;
  readonly name: string;
  readonly id: string | null;
  readonly shape: string;
  readonly kind: string;
  readonly state: string | null;
  readonly solution: unknown;
  readonly trigger: {
    readonly name: string;
    readonly type: string;
    readonly kind: string | null;
    readonly class: string;
    readonly startedBy: string;
    readonly calledBy: readonly { readonly id: string | null; readonly file: string }[];
    readonly at: string;
    readonly why: string;
    readonly confidence: string;
  } | null;
  readonly actions: Readonly<Record<"total" | "loops" | "branches" | "scopes" | "childFlowCalls" | "depth", number>>;
  readonly connectors: readonly {
    readonly id: string;
    readonly tier: string;
    readonly inTrigger: boolean;
    readonly actions: number;
    readonly operations: readonly string[];
  }[];
  readonly premium: {
    readonly required: boolean;
    readonly because: readonly {
      readonly feature: string;
      readonly at: string;
      readonly line: number;
      readonly column: number;
    }[];
  };
  readonly requests: Counted | null;
  readonly actionsPerRun: (Counted["perRun"] & Pick<Counted, "formula" | "variables">) | null;
  readonly license: {
    readonly because: string;
    readonly sideRules: readonly { readonly row: number }[];
  } | null;
  readonly credits: { readonly operations: readonly { readonly at: string; readonly operation: string }[] } | null;
  readonly childFlows: readonly {
    readonly id: string | null;
    readonly action: string;
    readonly at: string;
    readonly file: string | null;
    readonly name: string | null;
  }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly confidence: string;
    readonly at: string;
    readonly range: Range;
    readonly related: readonly { readonly at: string; readonly range: Range }[];
  }[];
}

export interface Counted {
  readonly perRun: { readonly least: number; readonly likely: number; readonly most: number };
  readonly formula: { readonly least: string | null; readonly most: string | null };
  readonly variables: readonly {
    readonly symbol: string;
    readonly action: string;
    readonly at: string;
    readonly file: string | null;
    readonly value: number;
  }[];
  readonly excludes: readonly string[];
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

const program = fileURLToPath(new URL("../../dist/server.js", import.meta.url));

/**
 * Runs the built program as a person would, standing in the folder; file names come out relative to it. Settings are
 * those of the file named, if any.
 */
export function lintFolder(folder: string, settingsFile?: string): string {
  const config = settingsFile === undefined ? [] : ["--config", settingsFile];
  const args = [program, "lint", ".", "--format", "json", "--as-of", "2026-11-21", "--fail-on", "never", ...config];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (error) throw error;
  if (status !== 0 || stderr !== "") throw new Error(`The program ended with ${status}: ${stderr}`);
  return stdout;
}
