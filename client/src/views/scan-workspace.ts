import { CancellationTokenSource, commands, l10n, type TreeView, window, workspace } from "vscode";
import type { FlowRow } from "../../../shared/flow-row";
import { type ScanResult, scanRequest } from "../../../shared/protocol";
import { flowsView } from "../command-names";
import type { FlowTree } from "./flow-tree";
import type { PackageTree } from "./package-tree";
import type { TreeNode } from "./tree-node";
import type { ViewParts } from "./view-parts";

/** Looks for the flows of the workspace and of open packages, when someone asks for it. */
export class WorkspaceScan {
  readonly #server: ViewParts["server"];
  readonly #view: TreeView<TreeNode>;
  readonly #tree: FlowTree;
  readonly #packages: PackageTree;
  #running: { readonly cancel: CancellationTokenSource; readonly done: Promise<void> } | undefined;
  /** Whether one has come to its end. */
  isDone = false;

  constructor({ server, treeView }: ViewParts, tree: FlowTree, packages: PackageTree) {
    this.#server = server;
    this.#view = treeView;
    this.#tree = tree;
    this.#packages = packages;
  }

  /** Whoever asks twice waits for the same one. */
  start(): Promise<void> {
    if (this.#running) return this.#running.done;
    const cancel = new CancellationTokenSource();
    const done = this.#run(cancel).finally(() => {
      this.#running = undefined;
      cancel.dispose();
    });
    this.#running = { cancel, done };
    return done;
  }

  cancel(): void {
    this.#running?.cancel.cancel();
  }

  async #run(cancel: CancellationTokenSource): Promise<void> {
    const opened = [...(workspace.workspaceFolders ?? []).map(({ uri }) => uri), ...this.#packages.folders];
    const folders = opened.map((uri) => uri.toString());
    this.#tree.clear();
    tellMenus("scanning");
    this.#view.message = l10n.t("Looking for flows…");
    const isTime = atMostEach(pauseInMilliseconds);
    try {
      const { problems } = await window.withProgress({ location: { viewId: flowsView } }, async () => {
        const { request } = await this.#server();
        return request<ScanResult>(scanRequest, { folders }, cancel.token, {
          onWork: ({ message, percentage }) => {
            if (message) this.#view.message = percentage ? `${message} (${percentage}%)` : message;
          },
          onPart: (rows) => {
            this.#tree.add(rows as readonly FlowRow[]);
            if (isTime()) this.#tree.show();
          },
        });
      });
      this.#view.message = "";
      this.#tree.show(problems);
      this.isDone = true;
    } catch (error) {
      this.#tree.show();
      if (cancel.token.isCancellationRequested)
        this.#view.message = l10n.t("The scan was stopped; some flows are missing.");
      else this.#fail(error);
    } finally {
      tellMenus(this.#tree.roots.length === 0 ? "none" : "some");
    }
  }

  #fail(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.#view.message = "";
    void window.showErrorMessage(`Flow License Lint: ${l10n.t("The workspace could not be scanned. {0}", why)}`);
  }
}

/** The tree is drawn anew only so often while flows come in. */
const pauseInMilliseconds = 700;

function atMostEach(milliseconds: number): () => boolean {
  let last = Date.now();
  return () => {
    if (Date.now() - last < milliseconds) return false;
    last = Date.now();
    return true;
  };
}

/** What the welcome of the view and its buttons ask for. */
function tellMenus(flows: "scanning" | "none" | "some"): void {
  void commands.executeCommand("setContext", "flowLicense.scan", flows);
}
