/**
 * What a person would still tidy up in a formula of the report: two numbers in a sum, a factor of 1, a term of 0,
 * parentheses around one term, and arms of `min` and `max` that stand twice, are a choice of the same kind or all add
 * a number.
 */
export function untidyIn(formula: string): string[] {
  const tokens = formula.match(/\d+|[a-z]+\d*|[+*(),]/g) ?? [];
  const found: string[] = [];
  let at = 0;
  sum();
  return found;

  /** The terms, each as it is written. */
  function sum(): string[] {
    const terms = [product()];
    while (tokens[at] === "+") {
      at++;
      terms.push(product());
    }
    if (terms.filter(isNumber).length > 1) found.push(`two numbers in ${terms.join(" + ")}`);
    if (terms.length > 1 && terms.includes("0")) found.push(`a term of 0 in ${terms.join(" + ")}`);
    if (new Set(terms.map(withoutNumber)).size < terms.length) found.push(`equal terms in ${terms.join(" + ")}`);
    return terms;
  }

  function product(): string {
    const factors = [factor()];
    while (tokens[at] === "*") {
      at++;
      factors.push(factor());
    }
    const numbers = factors.filter(isNumber);
    const text = factors.join("*");
    if (factors.length > 1 && numbers.some((one) => one === "0" || one === "1")) found.push(`a factor in ${text}`);
    if (numbers.length > 1) found.push(`two numbers in ${text}`);
    return text;
  }

  function factor(): string {
    const token = tokens[at++] as string;
    if (token === "(") {
      const terms = sum();
      at++;
      if (terms.length === 1) found.push(`parentheses around ${terms[0]}`);
      return `(${terms.join(" + ")})`;
    }
    if (token !== "min" && token !== "max") return token;
    const arms: string[][] = [];
    do {
      at++;
      arms.push(sum());
    } while (tokens[at] === ",");
    at++;
    const texts = arms.map((terms) => terms.toSorted().join(" + "));
    if (texts.length < 2 || new Set(texts).size < texts.length)
      found.push(`arms alike in ${token}(${texts.join(", ")})`);
    if (arms.every((terms) => terms.some((term) => isNumber(term) && term !== "0")))
      found.push(`a number in each of ${texts.join(", ")}`);
    for (const terms of arms) {
      const symbols = terms.filter((term) => !isNumber(term));
      if (symbols.length === 1 && symbols[0]?.startsWith(`${token}(`))
        found.push(`${token} in ${token}: ${symbols[0]}`);
    }
    return `${token}(${texts.join(", ")})`;
  }
}

function isNumber(term: string): boolean {
  return /^\d+$/.test(term);
}

function withoutNumber(term: string): string {
  return term.replace(/^\d+(?:\*|$)/, "");
}
