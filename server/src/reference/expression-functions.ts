import data from "../../data/expression-functions.json";
import { rowsByKey } from "./rows-by-key";

export type ExpressionValueType =
  | "any"
  | "array"
  | "binary"
  | "boolean"
  | "integer"
  | "number"
  | "object"
  | "string"
  | "xml";

/** A function of the expression language. */
export interface ExpressionFunctionRow {
  /** The name in lower case. */
  readonly id: string;
  /** As Microsoft spells it. */
  readonly name: string;
  readonly group:
    | "collection"
    | "conversion"
    | "date"
    | "logical"
    | "manipulation"
    | "math"
    | "string"
    | "uri"
    | "workflow";
  readonly summary: string;
  readonly parameters: readonly ExpressionParameter[];
  /** The fewest arguments that work. */
  readonly least: number;
  /** The most arguments; null for any number. */
  readonly most: number | null;
  /** The fewest that the reference shows, where fewer work. */
  readonly usualLeast?: number;
  /** What real flows have beyond the reference. */
  readonly toleratedLeast?: number;
  readonly toleratedMost?: number | null;
  readonly returns: ExpressionValueType;
  /** What the first argument names. */
  readonly refersTo?: "action" | "loop" | "parameter" | "variable";
  /** Where it can be used, if not everywhere. */
  readonly where?: string;
  /** The id of a function that does the same. */
  readonly sameAs?: string;
  readonly outdated?: true;
  /** The only product that has it, where that is not Power Automate. */
  readonly onlyIn?: string;
  readonly assumed?: true;
  readonly source: string;
}

export interface ExpressionParameter {
  readonly name: string;
  readonly type: ExpressionValueType;
  readonly optional?: true;
  /** It may be left out or stand any number of times. */
  readonly repeated?: true;
}

const rows = data.rows as readonly ExpressionFunctionRow[];
const rowOf = rowsByKey(
  () => rows,
  (row) => [row.id],
);

/** Finds a function by its name in any letter case; undefined for a name that no source knows. */
export function lookUpExpressionFunction(name: string): ExpressionFunctionRow | undefined {
  return rowOf(name.toLowerCase());
}

/** All functions, sorted by name. */
export function allExpressionFunctions(): readonly ExpressionFunctionRow[] {
  return rows;
}
