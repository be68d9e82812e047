import { languages, type TaskProcessEndEvent, tasks, workspace } from "vscode";
import { api, closeAll, hasTerminals, isNode, paths, uriOf } from "./editor";
import { equal, until } from "./expect";

suite("Task", () => {
  teardown(closeAll);

  test("lints the folder with nothing installed, and lists what it finds", async function () {
    // A browser has no processes, and no task runs in a workspace that is not trusted.
    if (!isNode || !workspace.isTrusted) this.skip();
    await api();
    const offered = await tasks.fetchTasks({ type: "flow-license-lint" });
    equal(
      offered.map(({ name }) => name),
      ["lint flows"],
      "tasks",
    );
    if (!hasTerminals) return;
    const ended = new Promise<TaskProcessEndEvent>((resolve) => tasks.onDidEndTaskProcess(resolve));
    await tasks.executeTask(offered[0] as (typeof offered)[0]);
    // 1 where something is an error: other tests leave files behind that are half typed.
    equal([0, 1].includes((await ended).exitCode ?? -1), true, "has linted");
    const messages = () => languages.getDiagnostics(uriOf(paths.packagedFlow)).map(({ message }) => message);
    await until("problems", messages, (found) =>
      found.includes('The HTTP action "HTTP notify bookkeeping" is premium'),
    );
  });
});
