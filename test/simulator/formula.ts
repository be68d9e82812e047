/** Evaluates a formula of the report: integers, symbols, `+`, `*`, `min(a, b, ...)`, `max(a, b, ...)`, parentheses. */
export function evaluateFormula(formula: string, symbols: ReadonlyMap<string, number>): number {
  const tokens = formula.match(/\d+|[a-z]+\d*|[+*(),]|\S/g) ?? [];
  let at = 0;
  const value = sum();
  if (at !== tokens.length) throw new Error(`Unexpected ${tokens[at]} in ${formula}`);
  return value;

  function sum(): number {
    let total = product();
    while (tokens[at] === "+") {
      at++;
      total += product();
    }
    return total;
  }

  function product(): number {
    let total = factor();
    while (tokens[at] === "*") {
      at++;
      const next = factor();
      total = total === 0 || next === 0 ? 0 : total * next;
    }
    return total;
  }

  function factor(): number {
    const token = tokens[at++];
    if (token === undefined) throw new Error(`Something is missing at the end of ${formula}`);
    if (/^\d/.test(token)) return Number(token);
    if (token === "(") return closed(sum());
    if (token === "min" || token === "max") {
      expect("(");
      const parts = [sum()];
      while (tokens[at] === ",") {
        at++;
        parts.push(sum());
      }
      return closed(token === "min" ? Math.min(...parts) : Math.max(...parts));
    }
    const known = symbols.get(token);
    if (known === undefined) throw new Error(`Unknown ${token} in ${formula}`);
    return known;
  }

  function closed(result: number): number {
    expect(")");
    return result;
  }

  function expect(token: string): void {
    if (tokens[at++] !== token) throw new Error(`Expected ${token} in ${formula}`);
  }
}
