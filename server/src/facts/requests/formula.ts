import type { Choice, Count } from "./count";
import type { CountSymbol, LoopSymbol } from "./symbols";

/** What symbols are called in a formula, and in which order they stand there. */
export type SymbolNames = ReadonlyMap<CountSymbol, { readonly name: string; readonly rank: number }>;

/** `n` for the only loop; `n1`, `n2` ... for several, in the given order. */
export function symbolNames(loops: readonly LoopSymbol[]): SymbolNames {
  return inOrder(loops, (index) => (loops.length === 1 ? "n" : `n${index + 1}`));
}

/** The names that loops have in another formula. */
export function namesIn(variables: readonly NamedLoop[]): SymbolNames {
  return inOrder(
    variables.map(({ loop }) => loop),
    (index) => (variables[index] as NamedLoop).symbol,
  );
}

function inOrder(loops: readonly LoopSymbol[], name: (index: number) => string): SymbolNames {
  return new Map(loops.map((loop, rank) => [loop, { name: name(rank), rank }]));
}

export interface NamedLoop {
  readonly symbol: string;
  readonly loop: LoopSymbol;
}

/**
 * Writes a count as a formula of integers, symbols, `+`, `*`, `min(a, b)`, `max(a, b)` and parentheses. Null where
 * it would be longer than `longest` characters. Symbols stand in the order of `names`.
 */
export function writeFormula(count: Count, names: SymbolNames, longest: number): string | null {
  // Each part takes at least one character, so a count with more parts need not be written to be refused.
  if (partsLeft(count, longest) < 0) return null;
  const text = write(count);
  // A number that is not exact would be written with a point or an exponent, or be wrong.
  const isExact = (text.match(/[\d.e+]{16,}/g) ?? []).every((number) => Number.isSafeInteger(Number(number)));
  return text.length > longest || !isExact ? null : text;

  function write(part: Count): string {
    return termsOf(part).join(" + ") || "0";
  }

  function termsOf(part: Count): string[] {
    const terms = part.constant === 0 ? [] : [String(part.constant)];
    const products = [...part.terms].sort(([a], [b]) => rankOf(a) - rankOf(b));
    for (const [symbol, factor] of products) terms.push(...writeProduct(names.get(symbol)?.name ?? "?", factor));
    for (const [choice, repeated] of part.choices) {
      terms.push(repeated === 1 ? writeChoice(choice) : `${repeated}*${writeChoice(choice)}`);
    }
    return terms;
  }

  function rankOf(symbol: CountSymbol): number {
    return names.get(symbol)?.rank ?? names.size;
  }

  /** `n`, `2*n`, `3*n1*n2`, `n1*(1 + n2)`: parentheses only around a sum, and nothing for a factor of 0. */
  function writeProduct(name: string, factor: Count): string[] {
    const terms = termsOf(factor);
    if (terms.length === 0) return [];
    if (terms.length > 1) return [`${name}*(${terms.join(" + ")})`];
    const [only] = terms as [string];
    if (only === "1") return [name];
    const number = /^\d+/.exec(only)?.[0];
    if (number === undefined) return [`${name}*${only}`];
    return [`${number}*${name}${only.slice(number.length)}`];
  }

  function writeChoice({ pick, arms }: Choice): string {
    return `${pick}(${arms.map(write).join(", ")})`;
  }
}

/** What is left of a number of parts after those of a count; negative where they do not suffice. */
function partsLeft(count: Count, left: number): number {
  let rest = left - 1;
  for (const factor of count.terms.values()) {
    if (rest < 0) return rest;
    rest = partsLeft(factor, rest);
  }
  for (const { arms } of count.choices.keys()) {
    for (const arm of arms) {
      if (rest < 0) return rest;
      rest = partsLeft(arm, rest);
    }
  }
  return rest;
}
