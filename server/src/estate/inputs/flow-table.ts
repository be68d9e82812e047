import { guidPattern, plainWorkflowId } from "../../flow/workflow-id";
import type { FlowKey } from "../declarations";
import { quoted, type TableProblems } from "./table-problems";

/** What a table says of flows, found by their ids or names in constant time. */
export interface FlowTable<Value> {
  /** Null where the table says nothing of the flow. Which flows were asked for is remembered for `unmatched`. */
  of(flow: FlowKey): Value | null;
  /** Whether the table says something of the flow, by its id or its name. */
  has(flow: FlowKey): boolean;
  /** Tells which lines named no flow that was asked for, and which named several; to be called when all were. */
  tellMatches(problems: TableProblems): void;
}

/** One line of a table. */
export interface FlowLine<Value> {
  readonly line: number;
  /** Lower case, without braces; null where the line names the flow by its name alone. */
  readonly id: string | null;
  readonly name: string | null;
  readonly value: Value;
}

/**
 * The lines by their flows. A flow is found by its id, else by its name. A line whose id is of no flow counts by its
 * name, for a flow in a solution has one id in Power Automate and another one in Dataverse, and lists have either. Of
 * several lines about one flow by the same id or name the first counts; a line with its id counts before one with its
 * name alone, which may mean several flows. What does not count is told where it says something else.
 */
export function flowTable<Value>(lines: Iterable<FlowLine<Value>>, problems: TableProblems): FlowTable<Value> {
  const byId = new Map<string, Entry<Value>>();
  // Null where lines of different flows have one name, so that it tells none of them.
  const byName = new Map<string, Entry<Value> | null>();
  const entries: Entry<Value>[] = [];
  for (const line of lines) {
    const entry: Entry<Value> = { ...line, byId: null, byName: null, overruledBy: null };
    const before = line.id === null ? byName.get(nameKey(line.name ?? "")) : byId.get(line.id);
    if (before && (line.id !== null || before.id === null)) {
      if (JSON.stringify(before.value) !== JSON.stringify(line.value)) {
        const told = `${shown(line)} stands in line ${before.line} already, with something else, which counts`;
        problems.tell(line.line, "warning", `${told}.`);
      }
      continue;
    }
    entries.push(entry);
    if (line.id !== null) byId.set(line.id, entry);
    const key = nameKey(line.name ?? "");
    if (key === "") continue;
    // A line with a name alone means all flows of that name, one with an id as well only its own.
    if (line.id === null) byName.set(key, entry);
    else if (!byName.has(key)) byName.set(key, entry);
    else if (byName.get(key)?.id !== null) byName.set(key, null);
  }
  return {
    of({ id, name, file }) {
      const known = id === null ? undefined : byId.get(id);
      const called = name === null ? undefined : byName.get(nameKey(name));
      const entry = known ?? called;
      if (!entry) return null;
      if (known && called?.id === null) called.overruledBy ??= known;
      const key = id ?? `${file} ${name}`;
      if (known) entry.byId = (entry.byId ?? new Set()).add(key);
      else entry.byName = (entry.byName ?? new Set()).add(key);
      return entry.value;
    },
    has: ({ id, name }) => (id !== null && byId.has(id)) || (name !== null && Boolean(byName.get(nameKey(name)))),
    tellMatches: (into) => tellMatches(entries, into),
  };
}

interface Entry<Value> extends FlowLine<Value> {
  /** Flows that were found by the line's id, and by its name; null while none was, as for most lines of a tenant. */
  byId: Set<string> | null;
  byName: Set<string> | null;
  /** The line with the id of a flow that this one means by its name alone; of several flows the first. */
  overruledBy: FlowLine<Value> | null;
}

/** What one or several cells say of a flow: the GUID among them is its id, the first other one its name. */
export function flowInCells(cells: readonly string[]): Pick<FlowLine<unknown>, "id" | "name"> {
  const id = cells.find((cell) => guid.test(cell));
  const name = cells.find((cell) => !guid.test(cell));
  return { id: id === undefined ? null : plainWorkflowId(id), name: name ?? null };
}

const guid = new RegExp(`^\\{?${guidPattern}\\}?$`, "i");

/** Names of files leave out spaces and signs, so that letters and digits alone are compared where there are some. */
function nameKey(name: string): string {
  const lower = name.toLowerCase();
  // Most names need no more, and lists can be long.
  if (/^[a-z0-9 ]*$/.test(lower)) return lower.replaceAll(" ", "");
  const plain = name.normalize("NFKC").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]/gu, "") || plain.trim();
}

function tellMatches(entries: readonly Entry<unknown>[], problems: TableProblems): void {
  for (const entry of entries) {
    const { overruledBy } = entry;
    if (overruledBy && JSON.stringify(overruledBy.value) !== JSON.stringify(entry.value)) {
      const message = `${shown(entry)} stands in line ${overruledBy.line} by its id, with something else, which counts.`;
      problems.tell(entry.line, "warning", message);
    }
    const named = entry.byName?.size ?? 0;
    if (named > 1) {
      const message = `${named} flows are called ${shown(entry)}; the line counts for each of them. Their ids would tell them apart.`;
      problems.tell(entry.line, "warning", message);
    } else if (named === 1 && entry.id !== null) {
      const message = `No flow has the id ${entry.id}; the line counts for the one that is called ${quoted(entry.name ?? "")}.`;
      problems.tell(entry.line, "information", message);
    }
  }
  const without = entries.filter((entry) => !entry.byId && !entry.byName && !entry.overruledBy);
  const [first] = without;
  if (!first) return;
  const some = without.slice(0, mostNamed).map((entry) => `${shown(entry)} in line ${entry.line}`);
  const more = without.length > some.length ? ` and ${without.length - some.length} more` : "";
  const are = without.length === 1 ? "1 line names a flow that is" : `${without.length} lines name flows that are`;
  problems.tell(first.line, "information", `${are} not among the inputs: ${some.join(", ")}${more}.`);
}

const mostNamed = 5;

function shown({ id, name }: Pick<FlowLine<unknown>, "id" | "name">): string {
  return name === null ? (id ?? "") : quoted(name);
}
