import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { recipeOf } from "./recipe";

/** An editor that runs a script of this folder, in which it is the editor that starts and asks the language server. */
export interface Editor {
  readonly name: string;
  readonly program: string;
  /** The heading in docs/editors.md of what people put into its settings. */
  readonly recipe: string;
  readonly args: (script: string, recipe: string) => readonly string[];
  readonly script: string;
  /** What Debian calls the packages that bring the editor and its language client. */
  readonly packages: string;
  /** Folders without which the editor has no language client. */
  readonly needs: readonly string[];
  /** Words for severities, where the editor knows fewer than the protocol. */
  readonly severity: (severity: string) => string;
  readonly showsHovers: boolean;
  /** Whether what it shows stays where it was until the server speaks again; else an edit proves nothing. */
  readonly leavesPlaces: boolean;
}

/** What the script of an editor is to do. */
export interface Task {
  /** The folder that is open. */
  readonly folder: string;
  readonly files: readonly FileTask[];
}

export interface FileTask {
  readonly path: string;
  /** How many diagnostics to wait for. */
  readonly diagnostics: number;
  /** Where to ask for a hover; counted from zero, in UTF-16 units. */
  readonly hover: { readonly line: number; readonly character: number };
}

/** What an editor shows of a file. */
export interface Shown {
  readonly path: string;
  readonly diagnostics: readonly ShownDiagnostic[];
  /** The same after an empty line was put in at the top. */
  readonly afterEdit?: readonly ShownDiagnostic[];
  readonly hover?: { readonly kind: string; readonly value: string };
}

/** Lines and columns count from one, columns in UTF-16 units, as in the report. */
export interface ShownDiagnostic {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

const secondsToRun = 60;

/**
 * Runs an editor with the recipe of the documentation, in a home of its own, so that nobody's settings take part and
 * nothing is left behind. The command of the recipe is `program`.
 */
export function runEditor(editor: Editor, task: Task, home: string, program: string): readonly Shown[] {
  const missing = editor.needs.find((folder) => !existsSync(folder));
  if (missing) throw new Error(`${missing} is missing. ${howToInstall(editor)}`);

  mkdirSync(`${home}/bin`, { recursive: true });
  symlinkSync(program, `${home}/bin/flow-license-lint`);
  const taskFile = `${home}/task.json`;
  const shownFile = `${home}/shown.json`;
  const recipeFile = `${home}/recipe${extname(editor.script)}`;
  writeFileSync(taskFile, JSON.stringify(task));
  writeFileSync(recipeFile, recipeOf(editor.recipe));

  const script = fileURLToPath(new URL(editor.script, import.meta.url));
  const { error, status, signal, stdout, stderr } = spawnSync(editor.program, editor.args(script, recipeFile), {
    cwd: task.folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: secondsToRun * 1000,
    killSignal: "SIGKILL",
    env: {
      PATH: `${home}/bin:${dirname(process.execPath)}:${process.env.PATH}`,
      HOME: home,
      TMPDIR: home,
      XDG_CACHE_HOME: `${home}/cache`,
      XDG_CONFIG_HOME: `${home}/config`,
      XDG_DATA_HOME: `${home}/data`,
      XDG_STATE_HOME: `${home}/state`,
      LANG: "C.UTF-8",
      TERM: "dumb",
      FLOW_TASK: taskFile,
      FLOW_SHOWN: shownFile,
    },
  });
  if (error && "code" in error && error.code === "ENOENT") {
    throw new Error(`${editor.program} is not installed. ${howToInstall(editor)}`);
  }
  const said = `${stdout}${stderr}`.trim();
  if (error || status !== 0) {
    throw new Error(`${editor.name} ended with ${error?.message ?? signal ?? `exit code ${status}`}.\n${said}`);
  }
  if (!existsSync(shownFile)) throw new Error(`${editor.name} told nothing.\n${said}`);
  return JSON.parse(readFileSync(shownFile, "utf8"));
}

function howToInstall({ name, packages }: Editor): string {
  return `The test of ${name} needs it; on Debian: apt-get install --no-install-recommends ${packages}`;
}
