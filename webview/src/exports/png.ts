/** An SVG drawing as a PNG, in base64; at twice its size, unless that is more than a canvas takes. */
export async function pngOf(svg: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${base64Of(svg)}`;
  await image.decode();
  const scale = Math.min(2, longestSide / Math.max(image.width, image.height, 1));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png").replace(/^[^,]*,/, "");
}

/** In pixels; browsers refuse larger canvases. */
const longestSide = 8192;

/** A text in UTF-8, in base64. */
export function base64Of(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (let at = 0; at < bytes.length; at += bytesAtOnce)
    binary += String.fromCharCode(...bytes.subarray(at, at + bytesAtOnce));
  return btoa(binary);
}

const bytesAtOnce = 0x8000;
