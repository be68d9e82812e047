import type { EventEmitter, ExtensionContext, FileChangeEvent, FileSystemProvider, TreeItem, TreeView } from "vscode";
import type { ViewCommand } from "../command-names";
import type { LaunchedServer } from "../launch";
import type { PackageNode, TreeNode } from "./tree-node";

/** What the views are made with: all that has to be there before their code is loaded. */
export interface ViewParts {
  readonly context: ExtensionContext;
  /** Starts the server where it does not run yet. */
  readonly server: () => Promise<Pick<LaunchedServer, "request">>;
  readonly treeView: TreeView<TreeNode>;
  readonly treeChanged: EventEmitter<undefined>;
  readonly packageView: TreeView<PackageNode>;
  readonly packagesChanged: EventEmitter<undefined>;
  readonly filesChanged: EventEmitter<FileChangeEvent[]>;
}

export interface Views {
  childrenOf(node: TreeNode | undefined): readonly TreeNode[];
  itemOf(node: TreeNode): TreeItem;
  tooltipOf(node: TreeNode): string;
  packagesIn(node: PackageNode | undefined): Promise<readonly PackageNode[]>;
  packageItem(node: PackageNode): TreeItem;
  readonly files: Pick<FileSystemProvider, "watch" | "stat" | "readDirectory" | "readFile">;
  run(command: ViewCommand, argument: unknown): Promise<unknown>;
}

export type OpenViews = (parts: ViewParts) => Views;
