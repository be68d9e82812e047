/** A color laid over another one, of which it covers a part from 0 to 1; the first where one cannot be read. */
export function mix(color: string, over: string, part: number): string {
  const above = channelsOf(color);
  const below = channelsOf(over);
  if (above === null || below === null) return color;
  const mixed = above.map((channel, index) => Math.round(channel * part + (below[index] as number) * (1 - part)));
  return `rgb(${mixed.join(", ")})`;
}

/** Red, green and blue of `#rgb`, `#rrggbb` and `rgb(r, g, b)`, as themes write them. */
function channelsOf(color: string): readonly number[] | null {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(color.trim())?.[1];
  if (hex !== undefined) {
    const wide = hex.length < 6 ? [...hex].map((digit) => digit + digit).join("") : hex;
    return [0, 2, 4].map((at) => Number.parseInt(wide.slice(at, at + 2), 16));
  }
  const parts = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/i.exec(color.trim());
  return parts?.slice(1, 4).map(Number) ?? null;
}
