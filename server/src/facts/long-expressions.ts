import { expressionsIn } from "../flow/expression/expression";
import { parseTemplate } from "../flow/expression/parse-expression";
import type { Action, Flow, Trigger } from "../flow/flow";
import { eachText } from "./uses/texts";

/** An expression with more characters than are allowed, and the trigger or action that it stands in. */
export interface LongExpression {
  readonly owner: Trigger | Action;
  readonly characters: number;
}

/** Looks only into triggers and actions whose text is longer than the limit, which are few. */
export function longExpressions({ trigger, allActions }: Flow, limit: number): LongExpression[] {
  const found: LongExpression[] = [];
  const lookIn = (owner: Trigger | Action): void => {
    if (owner.node.length <= limit) return;
    eachText(owner, (text) => {
      const characters = text.length > limit ? longestIn(text) : 0;
      if (characters > limit) found.push({ owner, characters });
    });
  };
  if (trigger) lookIn(trigger);
  allActions.forEach(lookIn);
  return found;
}

function longestIn(text: string): number {
  return expressionsIn(parseTemplate(text)).reduce((longest, { start, end }) => Math.max(longest, end - start), 0);
}
