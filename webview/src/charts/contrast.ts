/** Black or white, whichever stands out more on a color as CSS writes it (`#rgb`, `#rrggbb`, `rgb(r, g, b)`). */
export function textOn(color: string): "#000000" | "#ffffff" {
  const channels = channelsOf(color);
  if (channels === null) return "#000000";
  const luminance = luminanceOf(channels);
  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? "#000000" : "#ffffff";
}

type Channels = readonly [number, number, number];

function channelsOf(color: string): Channels | null {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(color.trim())?.[1];
  if (hex !== undefined) {
    const wide = hex.length < 6 ? [...hex].map((digit) => digit + digit).join("") : hex;
    return [0, 2, 4].map((at) => Number.parseInt(wide.slice(at, at + 2), 16)) as unknown as Channels;
  }
  const parts = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/i.exec(color.trim());
  return parts && [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

/** Relative luminance, 0 to 1, as the Web Content Accessibility Guidelines define it. */
function luminanceOf(channels: Channels): number {
  const [red, green, blue] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
