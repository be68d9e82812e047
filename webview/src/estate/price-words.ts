import { number } from "../words";

/** "1,234.50 USD"; what has no price is not free. */
export function priceInWords(value: number | null, currency: string): string {
  if (value === null) return "no published price";
  const shown = value.toLocaleString("en-US", {
    minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
    maximumFractionDigits: 2,
  });
  return `${shown} ${currency}`;
}

/** "3", "2 to 8", "about 3, at least 2"; what is not known is said so. */
export function countInWords(count: readonly [number | null, number | null, number | null] | null): string {
  if (count === null) return "not known";
  const [least, likely, most] = count;
  if (least !== null && least === most) return number(least);
  const range = least === null || most === null ? "" : ` (${number(least)} to ${number(most)}, by the branches taken)`;
  return `${number(likely)}${range}`;
}
