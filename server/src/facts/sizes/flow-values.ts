import type { Edition } from "../../../../shared/settings";
import { actionsByName } from "../../flow/action-names";
import type { Expression } from "../../flow/expression/expression";
import { parseTemplate } from "../../flow/expression/parse-expression";
import {
  type Action,
  type ApplyToEachAction,
  enclosingLoops,
  type Flow,
  isInside,
  type LoopAction,
} from "../../flow/flow";
import type { JsonNode } from "../../syntax/json-node";
import { outputsOf } from "./action-outputs";
import { type ArraySize, derived } from "./array-size";
import { callFunction } from "./function-values";
import { itemIn, partOf, sizeOf } from "./parts";
import { untilBound } from "./until-bound";
import { type Standpoint, shown, unknown, type Value, type ValueReader } from "./value";
import { type VariableUses, variableUses, variableValue } from "./variable-sizes";

/** Follows the values of one flow as far as the definition tells them; each action and each variable once. */
export class FlowValues implements ValueReader {
  private readonly outputs = new Map<Action, Value>();
  private readonly sources = new Map<Action, Value>();
  private readonly variableValues = new Map<string, Value>();
  private readonly inProgress = new Set<Action | string>();
  // Most flows have no loop, and then it is not asked for.
  private variables: ReadonlyMap<string, VariableUses> | undefined;

  constructor(
    readonly flow: Flow,
    private readonly edition: Edition,
  ) {}

  usesOf(variable: string): VariableUses | undefined {
    this.variables ??= variableUses(this.flow.allActions);
    return this.variables.get(variable.toLowerCase());
  }

  action(name: string): Action | undefined {
    return actionsByName(this.flow)(name);
  }

  written(node: JsonNode | undefined, at: Standpoint): Value {
    if (node === undefined) return { kind: "constant", value: null };
    if (node.kind !== "string") return { kind: "written", node };
    const parsed = parseTemplate(node.value as string);
    if (parsed.problems.length > 0) return unknown("not-followed", "the expression cannot be read");
    if (parsed.kind === "text") return { kind: "constant", value: parsed.text };
    if (parsed.kind === "template") return unknown("text-expression", "a text is put together, which is no array");
    return this.evaluate(parsed.expression, at);
  }

  evaluate(expression: Expression, at: Standpoint): Value {
    switch (expression.kind) {
      case "literal":
        return { kind: "constant", value: expression.value };
      case "call":
        return callFunction(expression, at, this);
      case "property":
        return partOf(this.evaluate(expression.target, at), expression.name, at, this);
      case "index": {
        const key = this.evaluate(expression.index, at);
        if (key.kind !== "constant") return unknown("not-followed", "an expression picks a part");
        return partOf(this.evaluate(expression.target, at), key.value, at, this);
      }
      default:
        return unknown("not-followed", "the expression cannot be read");
    }
  }

  /** Read behind a loop, the answers of its passes stand in one array. */
  outputsOf(action: Action, at: Standpoint): Value {
    const ended = enclosingLoops(action).filter((loop) => !isInside(at.action, loop));
    const [loop] = ended;
    if (loop?.kind === "applyToEach" && ended.length === 1) {
      const size = derived(this.sizeOfLoop(loop), `${shown(action)} ran once for each`, { least: 0 });
      return { kind: "array", size: { ...size, rule: size.most === null ? size.rule : "passes" }, item: null };
    }
    if (loop) return unknown("answer", `${shown(action)} ran in a loop that has ended`);
    const again = unknown("circle", `${shown(action)} depends on itself`);
    return this.remembered(this.outputs, action, action, again, () => outputsOf(action, this));
  }

  variable(name: string): Value {
    const again = unknown("circle", `the variable ${name} depends on itself`);
    const key = name.toLowerCase();
    return this.remembered(this.variableValues, key, `variable ${key}`, again, () =>
      variableValue(name, this.usesOf(name), this),
    );
  }

  sizeOfLoop(loop: ApplyToEachAction): ArraySize {
    return sizeOf(this.sourceOf(loop));
  }

  itemOf(loop: ApplyToEachAction): Value {
    return itemIn(this.sourceOf(loop), { action: loop }, this);
  }

  passesAround(action: Action): number | null {
    let product = 1;
    for (const loop of enclosingLoops(action)) {
      const most = this.mostPasses(loop);
      if (most === null) return null;
      product *= most;
    }
    return product;
  }

  private mostPasses(loop: LoopAction): number | null {
    return loop.kind === "applyToEach" ? this.sizeOfLoop(loop).most : untilBound(loop, this, this.edition).most;
  }

  private sourceOf(loop: ApplyToEachAction): Value {
    const { source } = loop;
    if (source === null) return unknown("no-array", "the loop names no array");
    const again = unknown("circle", `${shown(loop)} depends on itself`);
    return this.remembered(this.sources, loop, loop, again, () => this.written(source, { action: loop }));
  }

  /** What leads back to itself, or further than any designer goes, is given up. */
  private remembered<K>(known: Map<K, Value>, key: K, mark: Action | string, again: Value, work: () => Value): Value {
    const before = known.get(key);
    if (before) return before;
    if (this.inProgress.has(mark) || this.inProgress.size > longestChain) return again;
    this.inProgress.add(mark);
    try {
      const value = work();
      known.set(key, value);
      return value;
    } finally {
      this.inProgress.delete(mark);
    }
  }
}

const longestChain = 200;
