import type { ExpressionFunctionRow } from "../server/src/reference/expression-functions";

export declare function expressionGrammar(
  functions: readonly Pick<ExpressionFunctionRow, "name" | "refersTo">[],
): Readonly<Record<string, unknown>>;
