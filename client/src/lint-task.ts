import {
  commands,
  Disposable,
  type ExtensionContext,
  l10n,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskScope,
  tasks,
  type WorkspaceFolder,
  window,
  workspace,
} from "vscode";
import { lintFolderCommand } from "./command-names";

/** As package.json contributes it. */
interface LintTask extends TaskDefinition {
  /** Files, folders and zips, from the folder of the workspace on. */
  readonly paths?: readonly string[];
  /** Further options of the command. */
  readonly options?: readonly string[];
}

const type = "flow-license-lint";

/**
 * Offers the headless command as a task, for every folder that is on a disk. It runs the program of the extension with
 * the Node that the editor itself runs on, so nothing needs to be installed; where there is no such Node, in a browser,
 * there is no task.
 */
export function provideLintTask(context: ExtensionContext): Disposable {
  const program = context.asAbsolutePath("dist/server.js");
  const provider = {
    provideTasks: () => folders().map((folder) => taskOf({ type }, folder, program)),
    resolveTask: ({ definition, scope }: Task) =>
      isFolder(scope) ? taskOf(definition as LintTask, scope, program) : undefined,
  };
  return Disposable.from(
    tasks.registerTaskProvider(type, provider),
    commands.registerCommand(lintFolderCommand, () => lintFolder(program)),
  );
}

function folders(): readonly WorkspaceFolder[] {
  return (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
}

function isFolder(scope: Task["scope"]): scope is WorkspaceFolder {
  return scope !== undefined && scope !== TaskScope.Global && scope !== TaskScope.Workspace;
}

/** A path comes behind the options and a mark that ends them, so that no name is taken for an option. */
function taskOf(definition: LintTask, folder: WorkspaceFolder, program: string): Task {
  const { paths = ["."], options = [] } = definition;
  const execution = new ProcessExecution(process.execPath, [program, "lint", ...options, "--", ...paths], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: "1" },
  });
  const name = l10n.t("lint flows");
  return new Task(definition, folder, name, type, execution, [`$${type}`, `$${type}-file`]);
}

async function lintFolder(program: string): Promise<void> {
  const [first, ...others] = folders();
  const folder = others.length === 0 ? first : await window.showWorkspaceFolderPick();
  if (folder) await tasks.executeTask(taskOf({ type }, folder, program));
  else if (!first) void window.showInformationMessage(l10n.t("Open a folder on this computer to lint its flows."));
}
