import { l10n, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, workspace } from "vscode";
import type { FlowRow } from "../../../shared/flow-row";
import type { FlowNode, GroupNode, ProblemNode, TreeNode } from "./tree-node";

/** A node as the editor shows it. All texts are plain, so that no name of a flow can mark up anything. */
export function treeItem(node: TreeNode): TreeItem {
  const item = itemOf(node);
  item.id = node.id;
  item.contextValue = node.kind;
  return item;
}

/** What shows when someone stays on a node. */
export function tooltipOf(node: TreeNode): string {
  switch (node.kind) {
    case "group":
      return `${node.name}: ${countOf(node)}`;
    case "flow":
      return [node.row.name, node.row.headline, ...node.row.details, pathOf(node.uri)].join("\n");
    case "problem":
      return node.problem.message;
  }
}

function itemOf(node: TreeNode): TreeItem {
  if (node.kind === "group") return groupItem(node);
  return node.kind === "flow" ? flowItem(node) : problemItem(node);
}

function groupItem(node: GroupNode): TreeItem {
  const { Expanded, Collapsed } = TreeItemCollapsibleState;
  const item = new TreeItem(node.name, node.isOpen ? Expanded : Collapsed);
  item.description = String(node.children.length);
  item.accessibilityInformation = { label: `${node.name}, ${countOf(node)}` };
  return item;
}

function countOf({ children }: GroupNode): string {
  if (children.length === 1) return children[0]?.kind === "flow" ? l10n.t("1 flow") : l10n.t("1 file");
  return children[0]?.kind === "flow"
    ? l10n.t("{0} flows", children.length.toLocaleString())
    : l10n.t("{0} files", children.length.toLocaleString());
}

function flowItem({ row, figure }: FlowNode): TreeItem {
  const item = new TreeItem(row.name);
  const place = new Range(row.line, row.character, row.line, row.character);
  item.description = figure;
  item.iconPath = new ThemeIcon(icons[row.startedBy ?? "unknown"], colorOf(row));
  item.command = {
    command: "vscode.open",
    title: l10n.t("Open Flow"),
    arguments: [Uri.parse(row.uri), { selection: place }],
  };
  item.accessibilityInformation = { label: `${row.name}, ${row.headline}` };
  return item;
}

const icons = {
  automated: "zap",
  scheduled: "watch",
  instant: "play",
  child: "type-hierarchy-sub",
  unknown: "question",
};

function colorOf({ severity }: FlowRow): ThemeColor | undefined {
  if (severity === "error") return new ThemeColor("list.errorForeground");
  return severity === "warning" ? new ThemeColor("list.warningForeground") : undefined;
}

function problemItem({ problem }: ProblemNode): TreeItem {
  const path = pathOf(problem.uri);
  const item = new TreeItem(path.slice(path.lastIndexOf("/") + 1));
  item.description = problem.message;
  item.iconPath = new ThemeIcon(problem.isError ? "error" : "warning");
  return item;
}

/** As a person in this workspace would call the file. */
function pathOf(uri: string): string {
  return workspace.asRelativePath(Uri.parse(uri));
}
