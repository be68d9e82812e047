import type { Place } from "./json-node";
import type { TextSpan } from "./json-tree";

/**
 * Offsets of places, stretches inside of strings among them: an escape is several characters of the text and one of
 * the value. Stretches of one string that are asked for in order cost one walk over it.
 */
export function spansWithin(
  text: string,
  wholeOf: (place: Place) => TextSpan,
): (places: readonly Place[]) => TextSpan[] {
  return (places) => {
    let walk: Walk | undefined;
    return places.map((place) => {
      const whole = wholeOf(place);
      const { within } = place;
      if (within === undefined) return whole;
      if (walk?.string !== whole.offset || walk.units > within.start) walk = walkInto(text, whole);
      const offset = walk.to(within.start);
      return { offset, length: walk.to(within.end) - offset };
    });
  };
}

interface Walk {
  /** Where the string begins. */
  readonly string: number;
  /** How many units of its value are behind. */
  readonly units: number;
  to(units: number): number;
}

function walkInto(text: string, { offset: string, length }: TextSpan): Walk {
  const last = string + length - 1;
  let at = string + 1;
  let units = 0;
  return {
    string,
    get units() {
      return units;
    },
    to(wanted) {
      for (; units < wanted && at < last; units++) at += writtenLength(text, at);
      return Math.min(at, last);
    },
  };
}

/** How many characters the text takes for the unit of a value that is written from an offset on. */
export function writtenLength(text: string, offset: number): number {
  if (text[offset] !== "\\") return 1;
  return text[offset + 1] === "u" ? 6 : 2;
}
