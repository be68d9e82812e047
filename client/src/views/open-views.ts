import { l10n, type TextEditor, type TreeView, window } from "vscode";
import type { ViewCommand } from "../command-names";
import { FlowTree } from "./flow-tree";
import { addToWorkspace, openPackage } from "./open-package";
import { packageFiles } from "./package-files";
import { PackageTree, packageItem } from "./package-tree";
import { WorkspaceScan } from "./scan-workspace";
import { tooltipOf, treeItem } from "./tree-items";
import type { PackageNode, TreeNode } from "./tree-node";
import type { ViewParts, Views } from "./view-parts";

/** The code behind the tree of flows and the files of zips; see `contributeViews`. */
export function openViews(parts: ViewParts): Views {
  const { context, server, treeView, treeChanged, filesChanged } = parts;
  const tree = new FlowTree(treeView, treeChanged, context.workspaceState);
  const packages = new PackageTree(parts.packageView, parts.packagesChanged, context.workspaceState);
  const scan = new WorkspaceScan(parts, tree, packages);
  context.subscriptions.push(
    window.onDidChangeActiveTextEditor((editor) => void follow(editor, tree, treeView)),
    treeView.onDidChangeVisibility(() => void follow(window.activeTextEditor, tree, treeView)),
  );
  const commands: Readonly<Record<ViewCommand, (argument: unknown) => unknown>> = {
    "flowLicense.scanFlows": async () => {
      await scan.start();
      await follow(window.activeTextEditor, tree, treeView);
    },
    "flowLicense.cancelScan": () => scan.cancel(),
    "flowLicense.filterFlows": (text) => askForFilter(text, tree),
    "flowLicense.clearFilter": () => tree.filterBy(""),
    "flowLicense.groupByLicense": () => tree.groupBy("license"),
    "flowLicense.groupByPayer": () => tree.groupBy("payer"),
    "flowLicense.groupByRequests": () => tree.groupBy("requestsPerDay"),
    "flowLicense.revealFlow": async () => {
      if (!scan.isDone) await scan.start();
      await reveal(window.activeTextEditor, tree, treeView, true);
    },
    "flowLicense.openPackage": (zip) => openPackage(server, packages, zip),
    "flowLicense.closePackage": (node) => isPackage(node) && packages.close(node.uri),
    "flowLicense.addPackage": (node) => isPackage(node) && addToWorkspace(node.uri),
  };
  return {
    childrenOf: (node) => {
      if (node === undefined) return tree.roots;
      return node.kind === "group" ? node.children : [];
    },
    itemOf: treeItem,
    tooltipOf,
    packagesIn: (node) => packages.childrenOf(node),
    packageItem,
    files: packageFiles(server, filesChanged),
    run: async (command, argument) => commands[command](argument),
  };
}

function isPackage(node: unknown): node is PackageNode {
  return typeof node === "object" && node !== null && "uri" in node;
}

/** Selects the flow of the active editor, as long as the tree is there to be seen. */
async function follow(editor: TextEditor | undefined, tree: FlowTree, view: TreeView<TreeNode>): Promise<void> {
  if (view.visible) await reveal(editor, tree, view, false);
}

async function reveal(
  editor: TextEditor | undefined,
  tree: FlowTree,
  view: TreeView<TreeNode>,
  focus: boolean,
): Promise<void> {
  const node = editor && tree.nodeAt(editor.document.uri.toString(), editor.selection.active.line);
  if (node) await view.reveal(node, { select: true, focus });
  else if (focus)
    void window.showInformationMessage(
      `Flow License Lint: ${l10n.t("The file in the editor is none of the flows that were found.")}`,
    );
}

async function askForFilter(text: unknown, tree: FlowTree): Promise<void> {
  const filter =
    typeof text === "string"
      ? text
      : await window.showInputBox({
          title: l10n.t("Filter Flows"),
          prompt: l10n.t("Words of a flow's name, its file, how it is started or its license"),
          value: tree.filter,
        });
  if (filter !== undefined) tree.filterBy(filter);
}
