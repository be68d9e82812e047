import type { Expression } from "../../flow/expression/expression";
import type { Action, ApplyToEachAction, Flow } from "../../flow/flow";
import type { JsonNode } from "../../syntax/json-node";
import type { ArraySize, SizeRule } from "./array-size";

/** What can be told of a value without running the flow: enough to tell how many items it has. */
export type Value =
  /** Written in the flow; texts inside may be expressions. */
  | { readonly kind: "written"; readonly node: JsonNode }
  /** Worked out to the last bit. */
  | { readonly kind: "constant"; readonly value: unknown }
  /** An array; null where nothing is known of its items. */
  | { readonly kind: "array"; readonly size: ArraySize; readonly item: Value | null }
  /** A number that is at most so great. */
  | { readonly kind: "number"; readonly most: number }
  /** An object of which some parts are known, such as the outputs of an action with its `body`. */
  | { readonly kind: "object"; readonly parts: Readonly<Record<string, Value>> }
  /** The answer of a list operation, with the rows in it. */
  | { readonly kind: "rows"; readonly size: ArraySize; readonly arrayAt: string; readonly by: string }
  /** Content that was read by a schema. */
  | { readonly kind: "parsed"; readonly content: Value; readonly schema: JsonNode | undefined; readonly by: SchemaOf }
  /** One of several. */
  | { readonly kind: "choice"; readonly of: readonly Value[] }
  | { readonly kind: "unknown"; readonly rule: SizeRule; readonly why: string };

/** Whose schema it is. */
export interface SchemaOf {
  readonly name: string;
  readonly isTrigger: boolean;
}

/** Where an expression stands, which decides what `item()` is and which loops have ended. */
export interface Standpoint {
  readonly action: Action;
  /** What `item()` is in a Select or a Filter array. */
  readonly item?: Value;
}

/** Follows the values of a flow. */
export interface ValueReader {
  readonly flow: Flow;
  /** A value as it is written, expressions included. */
  written(node: JsonNode | undefined, at: Standpoint): Value;
  evaluate(expression: Expression, at: Standpoint): Value;
  /** The action of that name; undefined where there is none. */
  action(name: string): Action | undefined;
  /** What `outputs('X')` and `body('X')` are for who reads them. */
  outputsOf(action: Action, at: Standpoint): Value;
  variable(name: string): Value;
  /** How many items the array of a loop can have. */
  sizeOfLoop(loop: ApplyToEachAction): ArraySize;
  /** An item of the array of a loop. */
  itemOf(loop: ApplyToEachAction): Value;
  /** The greatest number of passes of all loops around an action together; null where one of them has no bound. */
  passesAround(action: Action): number | null;
}

export function unknown(rule: SizeRule, why: string): Value {
  return { kind: "unknown", rule, why };
}

/** `null` and an empty text, which stand for no array at all. */
export function isNothing(value: Value): boolean {
  return value.kind === "constant" && (value.value === null || value.value === "");
}

/** An action's name as the designer shows it. */
export function shown({ name }: Action): string {
  return name.replaceAll("_", " ").trim() || name;
}
