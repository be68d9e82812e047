import type { Action } from "../../flow/flow";
import type { JsonNode } from "../../syntax/json-node";
import { type ArraySize, atMost, derived, oneOf, unbounded } from "./array-size";
import { sizeOf } from "./parts";
import { shown, unknown, type Value, type ValueReader } from "./value";

/** The actions that make or change each variable, by its name. */
export interface VariableUses {
  readonly initialized: readonly Use[];
  readonly set: readonly Use[];
  readonly appended: readonly Use[];
  /** What appends to it as a text. */
  readonly joined: readonly Use[];
  /** Increment and decrement. */
  readonly counted: readonly Use[];
}

interface Use {
  readonly action: Action;
  /** What is set, appended or added. */
  readonly value: JsonNode | undefined;
}

export function variableUses(actions: readonly Action[]): ReadonlyMap<string, VariableUses> {
  const found = new Map<string, { initialized: Use[]; set: Use[]; appended: Use[]; joined: Use[]; counted: Use[] }>();
  const usesOf = (name: unknown) => {
    const key = typeof name === "string" ? name.toLowerCase() : "";
    const uses = found.get(key) ?? { initialized: [], set: [], appended: [], joined: [], counted: [] };
    found.set(key, uses);
    return uses;
  };
  for (const action of actions) {
    if (action.kind !== "builtIn") continue;
    const type = action.lowerType;
    if (!type.endsWith("variable")) continue;
    const inputs = action.node.get("inputs");
    const use = { action, value: inputs?.get("value") };
    switch (type) {
      case "initializevariable":
        for (const variable of inputs?.get("variables")?.items() ?? []) {
          usesOf(variable.read(["name"])).initialized.push({ action, value: variable.get("value") });
        }
        break;
      case "setvariable":
        usesOf(inputs?.read(["name"])).set.push(use);
        break;
      case "appendtoarrayvariable":
        usesOf(inputs?.read(["name"])).appended.push(use);
        break;
      case "appendtostringvariable":
        usesOf(inputs?.read(["name"])).joined.push(use);
        break;
      case "incrementvariable":
      case "decrementvariable":
        usesOf(inputs?.read(["name"])).counted.push(use);
        break;
    }
  }
  return found;
}

/**
 * The items that an array variable can have: the most that it is ever set to, and one for each time that something is
 * appended (flow definition reference, section 7.3).
 */
export function variableSize(name: string, uses: VariableUses | undefined, values: ValueReader): ArraySize {
  if (!uses) return unbounded("not-followed", `no action makes the variable ${name}`);
  const sizes = [...uses.initialized, ...uses.set].map(({ action, value }) => {
    if (value === undefined || (value.kind === "string" && value.value === "")) return empty;
    return sizeOf(values.written(value, { action }));
  });
  const start = oneOf(sizes.length === 0 ? [empty] : sizes);
  const base = derived(
    { ...start, rule: start.most === null ? start.rule : "variable" },
    `the variable ${name} holds it`,
  );
  if (uses.appended.length === 0 || base.most === null) return base;
  let more = 0;
  for (const { action } of uses.appended) {
    const times = values.passesAround(action);
    if (times === null) {
      const because = `${shown(action)} appends to the variable ${name} in a loop without a bound`;
      return { ...unbounded("variable", because), least: base.least };
    }
    more += times;
  }
  const holds = base.most === 0 ? "is" : `holds at most ${base.most} and is`;
  const because = `the variable ${name} ${holds} appended to at most ${more === 1 ? "once" : `${more} times`}`;
  const size = atMost(base.most + more, "variable", because);
  return { ...size, least: base.least, because: base.most === 0 ? size.because : [because, ...start.because] };
}

const empty = { ...atMost(0, "variable", "the variable begins empty"), least: 0 };

/** The value of a variable as an array, or as the constant that nothing changes. */
export function variableValue(name: string, uses: VariableUses | undefined, values: ValueReader): Value {
  if (uses && uses.joined.length > 0) return unknown("text-expression", `the variable ${name} is a text that grows`);
  const [only] = uses?.initialized ?? [];
  const isConstant =
    uses && uses.initialized.length === 1 && uses.set.length + uses.appended.length + uses.counted.length === 0;
  if (isConstant && only?.value) return values.written(only.value, { action: only.action });
  return { kind: "array", size: variableSize(name, uses, values), item: null };
}
