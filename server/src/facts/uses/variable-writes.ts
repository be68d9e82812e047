import { type Action, enclosingLoops, type Flow } from "../../flow/flow";

/** The actions that give a variable its values. */
export interface VariableWrites {
  /** By the variable's name in lower case, in the order of the text. */
  readonly writersOf: ReadonlyMap<string, readonly Action[]>;
  /** Variables that change while a loop runs. */
  readonly changedIn: (loop: Action) => ReadonlySet<string>;
}

export function variableWrites({ allActions }: Flow): VariableWrites {
  const writersOf = new Map<string, Action[]>();
  const changedIn = new Map<Action, Set<string>>();
  for (const action of allActions) {
    for (const name of writtenBy(action)) {
      const writers = writersOf.get(name);
      if (writers) writers.push(action);
      else writersOf.set(name, [action]);
      for (const loop of enclosingLoops(action)) {
        const changed = changedIn.get(loop);
        if (changed) changed.add(name);
        else changedIn.set(loop, new Set([name]));
      }
    }
  }
  return { writersOf, changedIn: (loop) => changedIn.get(loop) ?? none };
}

const none: ReadonlySet<string> = new Set();

/** The variables that an action makes or changes, in lower case. */
export function writtenBy({ type, node }: Action): string[] {
  const inputs = node.get("inputs");
  switch (type.toLowerCase()) {
    case "initializevariable":
      return (inputs?.get("variables")?.items() ?? []).flatMap((variable) => lower(variable.read(["name"])));
    case "setvariable":
    case "appendtoarrayvariable":
    case "appendtostringvariable":
    case "incrementvariable":
    case "decrementvariable":
      return lower(inputs?.read(["name"]));
    default:
      return [];
  }
}

function lower(name: unknown): string[] {
  return typeof name === "string" ? [name.toLowerCase()] : [];
}
