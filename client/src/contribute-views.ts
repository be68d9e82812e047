import {
  commands,
  Disposable,
  EventEmitter,
  type ExtensionContext,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
  l10n,
  type TreeDataProvider,
  type TreeView,
  window,
  workspace,
} from "vscode";
import { packageScheme } from "../../shared/package-address";
import { flowsView, packagesKey, packagesView, viewCommands } from "./command-names";
import type { PackageNode, TreeNode } from "./views/tree-node";
import type { OpenViews, ViewParts, Views } from "./views/view-parts";

/** The tree of flows as the editor sees it, and what it shows. */
export type FlowTreeProvider = Required<Omit<TreeDataProvider<TreeNode>, "onDidChangeTreeData">> &
  TreeDataProvider<TreeNode>;

/**
 * Puts the tree of flows and the files of zips into the editor, without their code: that is loaded by the first command,
 * or when the first file of a zip is read. An editor that shows neither pays for this file alone.
 */
export function contributeViews(
  context: ExtensionContext,
  server: ViewParts["server"],
  load: () => Promise<OpenViews>,
): {
  readonly tree: FlowTreeProvider;
  readonly treeView: TreeView<TreeNode>;
  readonly packages: TreeDataProvider<PackageNode>;
} {
  const treeChanged = new EventEmitter<undefined>();
  const packagesChanged = new EventEmitter<undefined>();
  const filesChanged = new EventEmitter<FileChangeEvent[]>();
  let opened: Views | undefined;
  let loading: Promise<Views> | undefined;
  const views = (): Promise<Views> => {
    loading ??= load().then((open) => {
      opened = open({ context, server, treeView, treeChanged, packageView, packagesChanged, filesChanged });
      return opened;
    });
    return loading;
  };
  const tree: FlowTreeProvider = {
    onDidChangeTreeData: treeChanged.event,
    // Nothing is there before a scan, and the editor shows its welcome.
    getChildren: (node) => [...(opened?.childrenOf(node) ?? [])],
    getParent: (node) => (node.kind === "group" ? undefined : node.group()),
    getTreeItem: async (node) => (await views()).itemOf(node),
    resolveTreeItem: async (item, node) => Object.assign(item, { tooltip: (await views()).tooltipOf(node) }),
  };
  const treeView = window.createTreeView(flowsView, { treeDataProvider: tree, showCollapseAll: true });
  const packages: TreeDataProvider<PackageNode> = {
    onDidChangeTreeData: packagesChanged.event,
    getChildren: async (node) => {
      // As long as none was opened, there is nothing to load.
      if (!opened && context.workspaceState.get<readonly string[]>(packagesKey, []).length === 0) return [];
      return [...(await (await views()).packagesIn(node))];
    },
    getParent: () => undefined,
    getTreeItem: async (node) => (await views()).packageItem(node),
  };
  const packageView = window.createTreeView(packagesView, { treeDataProvider: packages, showCollapseAll: true });
  context.subscriptions.push(
    treeChanged,
    packagesChanged,
    packageView,
    filesChanged,
    treeView,
    workspace.registerFileSystemProvider(packageScheme, filesOf(views, filesChanged), {
      isReadonly: true,
      isCaseSensitive: true,
    }),
    ...viewCommands.map((command) =>
      commands.registerCommand(command, async (argument: unknown) => (await views()).run(command, argument)),
    ),
  );
  return { tree, treeView, packages };
}

function filesOf(views: () => Promise<Views>, changed: EventEmitter<FileChangeEvent[]>): FileSystemProvider {
  const refuse = (): never => {
    throw FileSystemError.NoPermissions(l10n.t("The files of a zip can only be read."));
  };
  return {
    onDidChangeFile: changed.event,
    watch(uri, options) {
      const watching = views().then(({ files }) => files.watch(uri, options));
      return new Disposable(() => watching.then((it) => it.dispose()));
    },
    stat: async (uri) => (await views()).files.stat(uri),
    readDirectory: async (uri) => (await views()).files.readDirectory(uri),
    readFile: async (uri) => (await views()).files.readFile(uri),
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
    writeFile: refuse,
  };
}
