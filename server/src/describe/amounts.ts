/** `1 request`, `10 requests`, `1,440 requests`. */
export function amount(value: number, singular: string, plural = `${singular}s`): string {
  return `${number(value)} ${value === 1 ? singular : plural}`;
}

/** A whole number with thousands separators, as Microsoft's pages write them. */
export function number(value: number): string {
  // Making a format costs more than a thousand uses of it; small whole numbers need none.
  if (Number.isInteger(value) && Math.abs(value) < 1000) return String(value);
  format ??= new Intl.NumberFormat("en-US", { maximumFractionDigits: 4 });
  return format.format(value);
}

let format: Intl.NumberFormat | undefined;

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** An action's name as the designer shows it. */
export function shownName(name: string): string {
  return name.replaceAll("_", " ");
}

/** The first letter as a capital. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
