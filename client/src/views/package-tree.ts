import {
  type EventEmitter,
  type ExtensionContext,
  FileType,
  l10n,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  workspace,
} from "vscode";
import { outermostZip } from "../../../shared/package-address";
import { packagesKey } from "../command-names";
import type { PackageNode } from "./tree-node";

/** The zips that are open, as folders; they stay open in this workspace until someone closes them. */
export class PackageTree {
  readonly #view: TreeView<PackageNode>;
  readonly #changed: EventEmitter<undefined>;
  readonly #state: ExtensionContext["workspaceState"];
  #roots: readonly PackageNode[];

  constructor(
    view: TreeView<PackageNode>,
    changed: EventEmitter<undefined>,
    state: ExtensionContext["workspaceState"],
  ) {
    this.#view = view;
    this.#changed = changed;
    this.#state = state;
    this.#roots = state.get<readonly string[]>(packagesKey, []).map((uri) => ({ kind: "root", uri: Uri.parse(uri) }));
  }

  get folders(): readonly Uri[] {
    return this.#roots.map(({ uri }) => uri);
  }

  async open(folder: Uri): Promise<void> {
    const known = this.#roots.find(({ uri }) => uri.toString() === folder.toString());
    const root: PackageNode = known ?? { kind: "root", uri: folder };
    if (!known) await this.#become([...this.#roots, root]);
    await this.#view.reveal(root, { expand: true, select: true, focus: false });
  }

  async close(folder: Uri): Promise<void> {
    await this.#become(this.#roots.filter(({ uri }) => uri.toString() !== folder.toString()));
  }

  async childrenOf(node: PackageNode | undefined): Promise<readonly PackageNode[]> {
    if (node === undefined) return this.#roots;
    try {
      const entries = await workspace.fs.readDirectory(node.uri);
      return entries
        .map(
          ([name, type]): PackageNode => ({
            kind: type === FileType.Directory ? "folder" : "file",
            uri: Uri.joinPath(node.uri, name),
          }),
        )
        .sort(foldersFirst);
    } catch (error) {
      return [{ kind: "fault", uri: node.uri, message: error instanceof Error ? error.message : String(error) }];
    }
  }

  async #become(roots: readonly PackageNode[]): Promise<void> {
    this.#roots = roots;
    this.#changed.fire(undefined);
    await this.#state.update(
      packagesKey,
      roots.map(({ uri }) => uri.toString()),
    );
  }
}

export function packageItem(node: PackageNode): TreeItem {
  const { Expanded, Collapsed, None } = TreeItemCollapsibleState;
  if (node.kind === "fault") {
    const item = new TreeItem(node.message, None);
    item.iconPath = new ThemeIcon("error");
    return item;
  }
  const name = nameOf(node.uri);
  const item = new TreeItem(node.uri, node.kind === "file" ? None : node.kind === "root" ? Expanded : Collapsed);
  item.contextValue = node.kind;
  item.label = name;
  item.iconPath =
    node.kind === "root" ? new ThemeIcon("file-zip") : node.kind === "file" ? ThemeIcon.File : ThemeIcon.Folder;
  if (node.kind === "file") {
    item.command = { command: "vscode.open", title: l10n.t("Open"), arguments: [node.uri] };
  }
  item.tooltip = node.kind === "root" ? (outermostZip(node.uri.path) ?? name) : name;
  return item;
}

/** The last step of the address; a zip stands there with a mark behind it. */
function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/!$/, "");
}

function foldersFirst(a: PackageNode, b: PackageNode): number {
  if (a.kind !== b.kind) return a.kind === "folder" ? -1 : 1;
  return nameOf(a.uri).localeCompare(nameOf(b.uri));
}
