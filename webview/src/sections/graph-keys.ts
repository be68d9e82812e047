import type { FlowPart } from "../../../shared/flow-parts";

/**
 * The part that a key leads to: down and up along a list, right into a container, left out of it, Home and End to the
 * first and the last. Undefined for another key, and where nothing lies that way.
 */
export function neighborOf(parts: readonly FlowPart[], at: number | null, key: string): number | undefined {
  const part = at === null ? undefined : parts[at];
  if (part === undefined) return moves.has(key) ? parts[0]?.id : undefined;
  const siblings = parts.filter(({ parent }) => parent === part.parent);
  const index = siblings.indexOf(part);
  switch (key) {
    case "ArrowDown":
      return siblings[index + 1]?.id;
    case "ArrowUp":
      return siblings[index - 1]?.id;
    case "ArrowRight":
      return parts.find(({ parent }) => parent === part.id)?.id;
    case "ArrowLeft":
      return part.parent ?? undefined;
    case "Home":
      return parts[0]?.id;
    case "End":
      return parts.at(-1)?.id;
    default:
      return undefined;
  }
}

const moves = new Set(["ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "Home", "End"]);
