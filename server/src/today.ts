/** The day as YYYY-MM-DD. This is the only clock, read by the entry points alone. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
