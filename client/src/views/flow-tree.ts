import { commands, type EventEmitter, type ExtensionContext, l10n, type TreeView } from "vscode";
import { type FlowRow, type Grouping, groupings } from "../../../shared/flow-row";
import type { ScanProblem } from "../../../shared/protocol";
import { groupFlows } from "./flow-groups";
import type { FlowNode, GroupNode, ProblemNode, TreeNode } from "./tree-node";

/** The flows that were found, as the tree shows them. */
export class FlowTree {
  readonly #view: TreeView<TreeNode>;
  readonly #changed: EventEmitter<undefined>;
  readonly #state: ExtensionContext["workspaceState"];
  #rows: FlowRow[] = [];
  #problems: readonly ScanProblem[] = [];
  #grouping: Grouping;
  #filter = "";
  #groups: readonly GroupNode[] = [];
  /** No flow matches the filter. */
  #isAllHidden = false;

  constructor(view: TreeView<TreeNode>, changed: EventEmitter<undefined>, state: ExtensionContext["workspaceState"]) {
    this.#view = view;
    this.#changed = changed;
    this.#state = state;
    this.#grouping = groupings.find((it) => it === state.get(groupingKey)) ?? "license";
    tellMenus({ grouping: this.#grouping });
  }

  get filter(): string {
    return this.#filter;
  }

  get roots(): readonly GroupNode[] {
    return this.#groups;
  }

  clear(): void {
    this.#rows = [];
    this.#problems = [];
    this.#rebuild();
  }

  add(rows: readonly FlowRow[]): void {
    for (const row of rows) this.#rows.push(row);
  }

  /** Shows what was added since. */
  show(problems: readonly ScanProblem[] = this.#problems): void {
    this.#problems = problems;
    this.#rebuild();
  }

  groupBy(grouping: Grouping): void {
    this.#grouping = grouping;
    void this.#state.update(groupingKey, grouping);
    tellMenus({ grouping });
    this.#rebuild();
  }

  filterBy(filter: string): void {
    this.#filter = filter.trim();
    tellMenus({ filtered: this.#filter !== "" });
    this.#rebuild();
  }

  /** The flow of a document that stands at a line, or before it. */
  nodeAt(uri: string, line: number): FlowNode | undefined {
    const nodes = this.#groups
      .flatMap(({ children }) => children)
      .filter((node) => node.kind === "flow")
      .filter((node) => node.uri === uri)
      .sort((a, b) => a.row.line - b.row.line);
    return nodes.findLast((node) => node.row.line <= line) ?? nodes[0];
  }

  #rebuild(): void {
    const groups = groupFlows(this.#rows, this.#grouping, this.#filter);
    const isSmall = groups.reduce((sum, { rows }) => sum + rows.length, 0) <= mostOpened;
    const nodes = groups.map(({ name, rows }) => flowGroup(this.#grouping, name, rows, isSmall));
    this.#groups = this.#problems.length === 0 ? nodes : [...nodes, problemGroup(this.#problems)];
    const isAllHidden = nodes.length === 0 && this.#rows.length > 0;
    // Else it is the scan's, which tells there how far it is.
    if (isAllHidden) this.#view.message = l10n.t("No flow matches “{0}”.", this.#filter);
    else if (this.#isAllHidden) this.#view.message = "";
    this.#isAllHidden = isAllHidden;
    const unit = this.#grouping === "requestsPerDay" ? l10n.t("requests a day") : l10n.t("requests a run");
    const filter = this.#filter === "" ? [] : [`“${this.#filter}”`];
    this.#view.description = this.#rows.length === 0 ? "" : [unit, ...filter].join(" · ");
    this.#changed.fire(undefined);
  }
}

const groupingKey = "flowLicense.grouping";

/** Up to so many flows are shown without a click. */
const mostOpened = 30;

function flowGroup(grouping: Grouping, name: string, rows: readonly FlowRow[], isOpen: boolean): GroupNode {
  const id = `${grouping} ${name}`;
  const children = rows.map(
    (row): FlowNode => ({
      kind: "flow",
      id: `${id} ${row.uri}#${row.flow}`,
      uri: row.uri,
      flow: row.flow,
      row,
      figure: grouping === "requestsPerDay" ? row.figures.day : row.figures.run,
      group: () => group,
    }),
  );
  const group: GroupNode = { kind: "group", id, name, isOpen, children };
  return group;
}

function problemGroup(problems: readonly ScanProblem[]): GroupNode {
  const children = problems.map(
    (problem, index): ProblemNode => ({ kind: "problem", id: `problem ${index}`, problem, group: () => group }),
  );
  const group: GroupNode = { kind: "group", id: "problems", name: l10n.t("Not read"), isOpen: false, children };
  return group;
}

/** What the conditions of menus ask for. */
function tellMenus(keys: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(keys))
    void commands.executeCommand("setContext", `flowLicense.${name}`, value);
}
