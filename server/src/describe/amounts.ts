/** `1 request`, `10 requests`, `1,440 requests`. */
export function amount(value: number, singular: string, plural = `${singular}s`): string {
  return `${number(value)} ${value === 1 ? singular : plural}`;
}

/** A number with up to four decimals and with thousands separators, as Microsoft's pages write them. */
export function number(value: number): string {
  const [whole = "", decimals] = String(Math.round(value * 10_000) / 10_000).split(".");
  // Intl.NumberFormat would do the same, at the price of loading its data at the start of each run.
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** `15 USD`, `104.80 EUR`: two decimals or none. What is less than a cent is never shown as 0. */
export function money(value: number, currency: string): string {
  if (value > 0 && value < smallestAmount) return `less than ${smallestAmount} ${currency}`;
  const [whole = "", decimals = ""] = value.toFixed(2).split(".");
  return `${number(Number(whole))}${decimals === "00" ? "" : `.${decimals}`} ${currency}`;
}

const smallestAmount = 0.01;

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** An action's name as the designer shows it, without the spaces around it, which would break a sentence apart. */
export function shownName(name: string): string {
  return name.replaceAll("_", " ").trim() || name;
}

/** The first letter as a capital. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
