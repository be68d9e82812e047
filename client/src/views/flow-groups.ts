import type { FlowRow, Group, Grouping } from "../../../shared/flow-row";

export interface FlowGroup {
  readonly name: string;
  /** In the order of their names, or of what their day costs. */
  readonly rows: readonly FlowRow[];
}

/** The flows that match a filter, in groups that are in their order. */
export function groupFlows(rows: readonly FlowRow[], grouping: Grouping, filter: string): FlowGroup[] {
  const groups = new Map<string, { readonly group: Group; readonly rows: FlowRow[] }>();
  for (const row of rows.filter(matching(filter))) {
    const group = row.groups[grouping];
    const known = groups.get(group.name);
    if (known) known.rows.push(row);
    else groups.set(group.name, { group, rows: [row] });
  }
  const order = grouping === "requestsPerDay" ? dearestFirst : () => 0;
  const inOrder = [...groups.values()].sort(
    (a, b) => a.group.order - b.group.order || byName.compare(a.group.name, b.group.name),
  );
  return inOrder.map(({ group, rows: inGroup }) => ({
    name: group.name,
    rows: inGroup.sort((a, b) => order(a, b) || byName.compare(a.name, b.name)),
  }));
}

function dearestFirst(a: FlowRow, b: FlowRow): number {
  return (b.likelyPerDay ?? 0) - (a.likelyPerDay ?? 0);
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** Each word of the filter has to be in the flow's name, its file or its headline. */
function matching(filter: string): (row: FlowRow) => boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ name, uri, headline }) => {
    const text = `${name} ${decoded(uri)} ${headline}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
