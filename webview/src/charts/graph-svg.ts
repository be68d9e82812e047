import { shortened } from "../words";
import { type ChartTheme, lookOf } from "./chart-theme";
import type { Box } from "./graph-layout";

/** The laid out graph as the text of an SVG file. */
export function graphSvg(boxes: readonly Box[], costOf: (box: Box) => string, theme: ChartTheme): string {
  const byPart = new Map(boxes.map((box) => [box.part.id, box]));
  const right = Math.max(0, ...boxes.map(({ x, width }) => x + width / 2)) + margin;
  const bottom = Math.max(0, ...boxes.map(({ y, height }) => y + height / 2)) + margin;
  const edges = boxes.flatMap((box) =>
    box.part.after.flatMap(({ part, outcomes }) => {
      const from = byPart.get(part);
      return from ? [edgeSvg(from, box, outcomes.length > 0, theme)] : [];
    }),
  );
  const size = `${-margin} ${-margin} ${right + margin} ${bottom + margin}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size}" width="${right + margin}" height="${bottom + margin}" font-family="${escaped(theme.font)}" font-size="12">`,
    `<rect x="${-margin}" y="${-margin}" width="100%" height="100%" fill="${escaped(theme.surface)}"/>`,
    ...boxes.map((box) => boxSvg(box, costOf(box), theme)),
    ...edges,
    "</svg>",
  ].join("\n");
}

const margin = 16;

function boxSvg({ part, x, y, width, height, isContainer }: Box, cost: string, theme: ChartTheme): string {
  const left = x - width / 2;
  const top = y - height / 2;
  const color = theme[lookOf(part)];
  const fill = theme.surface;
  const frame = `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="4" fill="${escaped(fill)}" stroke="${escaped(color)}" stroke-width="${part.premium ? 2 : 1.25}"/>`;
  const name = escaped(
    shortened(part.name, isContainer ? Math.max(Math.floor(width / 7.6) - cost.length - 5, 3) : longestName),
  );
  const text = (at: number, words: string, fill: string, weight: number) =>
    `<text x="${left + 10}" y="${top + at}" fill="${escaped(fill)}" font-weight="${weight}">${words}</text>`;
  if (isContainer) return `${frame}${text(19, `${name} · ${escaped(cost)}`, theme.text, 600)}`;
  return `${frame}${text(19, name, theme.text, 600)}${text(36, escaped(cost), theme.muted, 400)}`;
}

/** Letters of a name that a box has room for. */
export const longestName = 28;

function edgeSvg(from: Box, to: Box, isDashed: boolean, theme: ChartTheme): string {
  const [x1, y1] = [from.x, from.y + from.height / 2];
  const [x2, y2] = [to.x, to.y - to.height / 2];
  const middle = (y1 + y2) / 2;
  const dash = isDashed ? ' stroke-dasharray="4 3"' : "";
  const line = `<path d="M${x1} ${y1}V${middle}H${x2}V${y2}" fill="none" stroke="${escaped(theme.muted)}"${dash}/>`;
  return `${line}<path d="M${x2 - 4} ${y2 - 6}L${x2} ${y2}L${x2 + 4} ${y2 - 6}" fill="none" stroke="${escaped(theme.muted)}"/>`;
}

/** Control characters have no place in XML, escaped or not. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}]/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
