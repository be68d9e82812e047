import { onceFor } from "../../../../shared/once-for";
import type { CountSymbol } from "./symbols";

/**
 * The algebra of request counts. A count is an integer, plus symbols times counts, plus least-or-greatest choices
 * between counts. It stays as large as the text it came from: nothing is multiplied out and no path is enumerated.
 *
 * A symbol stands for the passes of a loop, or for the cost of a child flow that is put in later. No symbol is
 * negative, which is what allows an arm of a choice to be dropped when another one can never be beaten by it.
 */
export interface Count {
  readonly constant: number;
  /** What each symbol is multiplied by. */
  readonly terms: ReadonlyMap<CountSymbol, Count>;
  readonly choices: ReadonlyMap<Choice, number>;
}

/** The least or the greatest of its arms. */
export interface Choice {
  readonly pick: Pick;
  readonly arms: readonly Count[];
  /** The choice with every symbol at 0: it is never less. */
  readonly floor: number;
  /** The greatest value, Infinity where a symbol has a part in it. */
  readonly ceiling: number;
}

export type Pick = "min" | "max";

const noTerms: Count["terms"] = new Map();
const noChoices: Count["choices"] = new Map();

export const zero: Count = constant(0);
export const one: Count = constant(1);

export function constant(value: number): Count {
  return { constant: value, terms: noTerms, choices: noChoices };
}

/** `symbol * count`. */
export function times(symbol: CountSymbol, count: Count): Count {
  if (isPlain(count) && count.constant === 0) return zero;
  return { constant: 0, terms: new Map<CountSymbol, Count>().set(symbol, count), choices: noChoices };
}

/** The count and a number more. */
export function plus(count: Count, more: number): Count {
  return more === 0 ? count : { constant: count.constant + more, terms: count.terms, choices: count.choices };
}

/** The sum of counts; the same symbol or choice in several of them becomes one term. */
export function sum(counts: Iterable<Count>): Count {
  let total = 0;
  let terms: Map<CountSymbol, Count> | undefined;
  let choices: Map<Choice, number> | undefined;
  for (const count of counts) {
    total += count.constant;
    // Most counts are plain numbers.
    if (isPlain(count)) continue;
    for (const [symbol, factor] of count.terms) {
      terms ??= new Map();
      const before = terms.get(symbol);
      terms.set(symbol, before ? sum([before, factor]) : factor);
    }
    for (const [choice, repeated] of count.choices) {
      choices ??= new Map();
      choices.set(choice, (choices.get(choice) ?? 0) + repeated);
    }
  }
  return { constant: total, terms: terms ?? noTerms, choices: choices ?? noChoices };
}

/** The count taken a whole number of times. */
export function repeat(count: Count, factor: number): Count {
  if (factor === 1) return count;
  return {
    constant: count.constant * factor,
    terms: new Map([...count.terms].map(([symbol, inner]) => [symbol, repeat(inner, factor)])),
    choices: new Map([...count.choices].map(([choice, repeated]) => [choice, repeated * factor])),
  };
}

/** The least or the greatest of counts; arms that another arm always beats are dropped. */
export function choose(pick: Pick, counts: readonly Count[]): Count {
  // Most branches hold no loops, and then the choice is between numbers.
  if (counts.every(isPlain)) return constant(best(pick, counts));
  const possible = undominated(pick, flattened(pick, counts));
  const [only] = possible;
  if (only === undefined) return zero;
  if (possible.length === 1) return only;
  // What all arms have in common stands in front of them.
  const shared = best("min", possible);
  const arms = possible.map((arm) => plus(arm, -shared));
  const extreme = pick === "min" ? Math.min : Math.max;
  const choice: Choice = {
    pick,
    arms,
    floor: arms.map(floorOf).reduce((a, b) => extreme(a, b)),
    ceiling: arms.map(ceilingOf).reduce((a, b) => extreme(a, b)),
  };
  return { constant: shared, terms: noTerms, choices: new Map<Choice, number>().set(asBefore(choice), 1) };
}

/** Choices by something in them, so that one that comes again becomes the same term. */
const madeWith = new WeakMap<CountSymbol | Choice, Choice[]>();

/** The same choice as it was made before, for instance around another call of the same child flow. */
function asBefore(choice: Choice): Choice {
  if (choice.arms.length > comparedArms) return choice;
  const [first] = choice.arms.flatMap(firstPartOf);
  if (first === undefined) return choice;
  const known = madeWith.get(first);
  if (known === undefined) madeWith.set(first, [choice]);
  else {
    const before = known.find((other) => areSame(other, choice));
    if (before) return before;
    if (known.length < comparedChoices) known.push(choice);
  }
  return choice;
}

/** The first symbol of a count, or else its first choice. */
function firstPartOf({ terms, choices }: Count): readonly (CountSymbol | Choice)[] {
  for (const symbol of terms.keys()) return [symbol];
  for (const choice of choices.keys()) return [choice];
  return [];
}

/** Beyond so many with one symbol, no more are compared: each with each would be quadratic. */
const comparedChoices = 16;

function areSame(a: Choice, b: Choice): boolean {
  return (
    a.pick === b.pick &&
    a.arms.length === b.arms.length &&
    a.floor === b.floor &&
    a.arms.every((arm) => b.arms.some((other) => areEqual(arm, other)))
  );
}

function areEqual(a: Count, b: Count): boolean {
  if (a === b) return true;
  if (a.constant !== b.constant || a.terms.size !== b.terms.size || a.choices.size !== b.choices.size) return false;
  for (const [choice, repeated] of a.choices) if (b.choices.get(choice) !== repeated) return false;
  for (const [symbol, factor] of a.terms) {
    const other = b.terms.get(symbol);
    if (!other || !areEqual(factor, other)) return false;
  }
  return true;
}

function isPlain({ terms, choices }: Count): boolean {
  return terms.size === 0 && choices.size === 0;
}

function best(pick: Pick, counts: readonly Count[]): number {
  let found = counts[0]?.constant ?? 0;
  for (const { constant: value } of counts) if (pick === "min" ? value < found : value > found) found = value;
  return found;
}

/** The value with each symbol at the number given for it, which may be Infinity. */
export function evaluate(count: Count, at: (symbol: CountSymbol) => number): number {
  // Child flows are shared parts: taken as a tree, two calls of one flow in each of many would double and double.
  const known = new Map<Count, number>();
  return partAt(count);

  function partAt(part: Count): number {
    if (isPlain(part)) return part.constant;
    let total = known.get(part);
    if (total !== undefined) return total;
    total = part.constant;
    for (const [symbol, factor] of part.terms) total += multiply(at(symbol), partAt(factor));
    for (const [choice, repeated] of part.choices) {
      let extreme: number | undefined;
      for (const arm of choice.arms) {
        const value = partAt(arm);
        if (extreme === undefined || (choice.pick === "min" ? value < extreme : value > extreme)) extreme = value;
      }
      total += repeated * (extreme ?? 0);
    }
    known.set(part, total);
    return total;
  }
}

/** Nothing, taken any number of times, is nothing. */
function multiply(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

/** Puts counts in the place of symbols; `undefined` keeps a symbol. */
export function substitute(count: Count, replacement: (symbol: CountSymbol) => Count | undefined): Count {
  const parts: Count[] = [constant(count.constant)];
  for (const [symbol, factor] of count.terms) {
    const put = replacement(symbol);
    const inner = substitute(factor, replacement);
    // A symbol that is put in stands innermost: its factor is a whole number.
    parts.push(put ? repeat(put, inner.constant) : times(symbol, inner));
  }
  for (const [choice, repeated] of count.choices) {
    const arms = choice.arms.map((arm) => substitute(arm, replacement));
    parts.push(repeat(choose(choice.pick, arms), repeated));
  }
  return sum(parts);
}

/** The arms of a choice of the same kind stand for themselves. They are such arms already, so one look is enough. */
function flattened(pick: Pick, counts: readonly Count[]): readonly Count[] {
  if (!counts.some((count) => soleChoice(pick, count))) return counts;
  const arms: Count[] = [];
  for (const count of counts) {
    const choice = soleChoice(pick, count);
    if (choice) for (const arm of choice.arms) arms.push(plus(arm, count.constant));
    else arms.push(count);
    // A flow that ends in many places would list them all again and again.
    if (arms.length > comparedArms) return counts;
  }
  return arms;
}

/** The choice that a count is, but for a number more. */
function soleChoice(pick: Pick, { terms, choices }: Count): Choice | undefined {
  if (terms.size > 0 || choices.size !== 1) return undefined;
  const [only] = choices;
  return only?.[1] === 1 && only[0].pick === pick ? only[0] : undefined;
}

function undominated(pick: Pick, counts: readonly Count[]): Count[] {
  const beats = (a: Count, b: Count): boolean => (pick === "min" ? isAtMost(a, b) : isAtMost(b, a));
  let kept: Count[] = [];
  for (const count of counts) {
    // Comparing each arm with each is quadratic; no designer's switch has so many.
    if (kept.length < comparedArms) {
      if (kept.some((other) => beats(other, count))) continue;
      kept = kept.filter((other) => !beats(count, other));
    }
    kept.push(count);
  }
  return kept;
}

const comparedArms = 64;

/** True where `a` cannot exceed `b`, whatever the symbols stand for; false also where that is merely not seen. */
function isAtMost(a: Count, b: Count): boolean {
  if (a === b) return true;
  let slack = b.constant - a.constant;
  for (const [choice, repeated] of b.choices)
    slack += choice.floor * Math.max(repeated - (a.choices.get(choice) ?? 0), 0);
  for (const [choice, repeated] of a.choices) {
    const unmatched = repeated - (b.choices.get(choice) ?? 0);
    if (unmatched > 0) slack -= choice.ceiling * unmatched;
  }
  if (!(slack >= 0)) return false;
  for (const [symbol, factor] of a.terms) {
    const other = b.terms.get(symbol);
    if (!other || !isAtMost(factor, other)) return false;
  }
  return true;
}

const floorOf = onceFor(({ constant, choices }: Count): number => {
  let floor = constant;
  for (const [choice, repeated] of choices) floor += choice.floor * repeated;
  return floor;
});

const ceilingOf: (count: Count) => number = onceFor(({ constant, choices, terms }: Count): number => {
  let ceiling = constant;
  for (const [choice, repeated] of choices) ceiling += choice.ceiling * repeated;
  for (const factor of terms.values()) if (ceilingOf(factor) > 0) ceiling = Number.POSITIVE_INFINITY;
  return ceiling;
});
