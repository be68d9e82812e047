import type { FlowPart } from "../../../shared/flow-parts";
import { partsInside } from "./parts-inside";

/** A part as a box: its center and its size, in pixels at full size. */
export interface Box {
  readonly part: FlowPart;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** 0 at the top level. */
  readonly depth: number;
  readonly isContainer: boolean;
}

/** Puts boxes of known sizes, with edges between them by index, beside and beneath each other; gives their centers. */
export type PlaceBoxes = (sizes: readonly Size[], edges: readonly (readonly [number, number])[]) => readonly Point[];

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const leaf: Size = { width: 208, height: 46 };
const side: Size = { width: 120, height: 34 };
const padding = 14;
const header = 30;

/** Containers as boxes around what they hold, which is laid out by itself; in pre-order. */
export function layOut(parts: readonly FlowPart[], place: PlaceBoxes): readonly Box[] {
  const inside = partsInside(parts);
  const listIn = (parent: number | null): PlacedList => {
    const list = inside.get(parent) ?? [];
    const indexes = new Map(list.map(({ id }, index) => [id, index]));
    const contents = list.map((part) => (inside.has(part.id) ? listIn(part.id) : null));
    const sizes = contents.map((content, index) => sizeOf(list[index] as FlowPart, content));
    const edges = list.flatMap(({ after }, to) =>
      after.flatMap(({ part }) => {
        const from = indexes.get(part);
        return from === undefined ? [] : [[from, to] as const];
      }),
    );
    const centers = edges.length === 0 ? inRow(sizes) : place(sizes, edges);
    return framed(
      list.map((part, index) => ({
        part,
        content: contents[index] ?? null,
        ...(sizes[index] as Size),
        ...(centers[index] as Point),
      })),
    );
  };
  return boxesOf(listIn(null), 0, 0, 0);
}

/** The boxes of one list, with the upper left corner at 0, 0. */
interface PlacedList extends Size {
  readonly items: readonly PlacedItem[];
}

interface PlacedItem extends Size, Point {
  readonly part: FlowPart;
  readonly content: PlacedList | null;
}

function sizeOf({ kind }: FlowPart, content: PlacedList | null): Size {
  if (content === null) return kind === "side" ? side : leaf;
  return {
    width: Math.max(content.width + 2 * padding, leaf.width + 2 * padding),
    height: content.height + header + padding,
  };
}

const gap = 24;

/** Nothing waits for anything here, as with the sides of a branch. */
function inRow(sizes: readonly Size[]): readonly Point[] {
  let left = 0;
  return sizes.map(({ width, height }) => {
    const x = left + width / 2;
    left += width + gap;
    return { x, y: height / 2 };
  });
}

function framed(items: readonly PlacedItem[]): PlacedList {
  const left = Math.min(...items.map(({ x, width }) => x - width / 2));
  const top = Math.min(...items.map(({ y, height }) => y - height / 2));
  const right = Math.max(...items.map(({ x, width }) => x + width / 2));
  const bottom = Math.max(...items.map(({ y, height }) => y + height / 2));
  return {
    items: items.map((item) => ({ ...item, x: item.x - left, y: item.y - top })),
    width: right - left,
    height: bottom - top,
  };
}

function boxesOf({ items }: PlacedList, left: number, top: number, depth: number): Box[] {
  return items.flatMap(({ part, content, x, y, width, height }) => {
    const box = { part, x: left + x, y: top + y, width, height, depth, isContainer: content !== null };
    if (content === null) return [box];
    const contentLeft = box.x - content.width / 2;
    const contentTop = box.y - height / 2 + header;
    return [box, ...boxesOf(content, contentLeft, contentTop, depth + 1)];
  });
}
