import type { Uri } from "vscode";
import type { FlowRow } from "../../../shared/flow-row";
import type { FlowArgument, ScanProblem } from "../../../shared/protocol";

/** What stands in the tree of flows. */
export type TreeNode = GroupNode | FlowNode | ProblemNode;

export interface GroupNode {
  readonly kind: "group";
  /** The same for the same group in the next tree, so that it stays open. */
  readonly id: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly children: readonly (FlowNode | ProblemNode)[];
}

export interface FlowNode extends FlowArgument {
  readonly kind: "flow";
  readonly id: string;
  readonly row: FlowRow;
  /** The figure that stands beside its name. */
  readonly figure: string;
  readonly group: () => GroupNode;
}

export interface ProblemNode {
  readonly kind: "problem";
  readonly id: string;
  readonly problem: ScanProblem;
  readonly group: () => GroupNode;
}

/** What stands in the tree of packages. */
export type PackageNode =
  | { readonly kind: "root" | "folder" | "file"; readonly uri: Uri }
  /** Why the folder above cannot be read. */
  | { readonly kind: "fault"; readonly uri: Uri; readonly message: string };
