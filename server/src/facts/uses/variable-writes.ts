import { type Action, enclosingLoops, type Flow } from "../../flow/flow";
import { type JsonNode, nodeAt } from "../../syntax/json-node";

/** The actions that give a variable its values. */
export interface VariableWrites {
  /** By the variable's name in lower case, in the order of the text. */
  readonly writersOf: ReadonlyMap<string, readonly Action[]>;
  /** Variables that change while a loop runs. */
  readonly changedIn: (loop: Action) => ReadonlySet<string>;
}

export function variableWrites({ byKind }: Flow): VariableWrites {
  const writersOf = new Map<string, Action[]>();
  const changedIn = new Map<Action, Set<string>>();
  for (const action of byKind.builtIn) {
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
export function writtenBy(action: Action): readonly string[] {
  const names = writtenNames(action);
  return names.length === 0 ? nothing : names.map(({ value }) => (value as string).toLowerCase());
}

/** The texts in which an action names the variables that it makes or changes. */
export function writtenNames({ lowerType, node }: Action): readonly JsonNode[] {
  switch (lowerType) {
    case "initializevariable":
      return (nodeAt(node, "inputs", "variables")?.items() ?? []).flatMap((variable) => textIn(variable, "name"));
    case "setvariable":
    case "appendtoarrayvariable":
    case "appendtostringvariable":
    case "incrementvariable":
    case "decrementvariable":
      return textIn(node.get("inputs"), "name");
    default:
      return nothing;
  }
}

/** Most actions write no variable. */
const nothing: readonly never[] = [];

function textIn(node: JsonNode | undefined, name: string): JsonNode[] {
  const found = node?.get(name);
  return found?.kind === "string" ? [found] : [];
}
