/** A number as people read it; what is not known is never a number, and what is more than nothing never 0. */
export function number(value: number | null): string {
  if (value === null) return "not known";
  if (value > 0 && value < 0.01) return value.toLocaleString("en-US", { maximumSignificantDigits: 1 });
  return value.toLocaleString("en-US", { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 1 });
}

/** "1 request", "1,440 requests"; "about 0.33 requests" where digits are left out; "requests not known". */
export function amount(value: number | null, noun: string): string {
  if (value === null) return `${noun}s not known`;
  const rounded = number(value);
  const isExact = Number(rounded.replaceAll(",", "")) === value;
  return `${isExact ? "" : "about "}${rounded} ${value === 1 ? noun : `${noun}s`}`;
}

/** What is more than nothing is not told as nothing, and what is above a limit not as the whole of it. */
export function percent(share: number | null): string {
  if (share === null) return "not known";
  const tenths = Math.round(share * 1000) / 10;
  if (tenths === 0 && share > 0) return "below 0.1%";
  if (tenths === 100 && share > 1) return "above 100%";
  return `${number(tenths >= 10 ? Math.round(tenths) : tenths)}%`;
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function shortened(text: string, longest: number): string {
  const letters = [...text];
  return letters.length <= longest
    ? text
    : `${letters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
}
