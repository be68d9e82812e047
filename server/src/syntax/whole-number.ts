/** A whole number that an export writes as a number or as text; null for anything else. */
export function wholeNumber(value: unknown): number | null {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  if (typeof value === "string" && /^[+-]?\d{1,15}$/.test(value.trim())) return Number(value);
  return null;
}
