import type { PlainDefinition } from "./definition";
import { type Oracle, type Outcome, simulate } from "./simulate";

/**
 * Looks for a dear run: starts where everything succeeds, and changes what happens at one place or two as long as that
 * costs more, until `budget` requests are simulated. What is found can be; a dearer one may have been missed.
 */
export function dearRun(
  definition: PlainDefinition,
  fixed: Pick<Oracle, "passes" | "retries" | "pages">,
  budget: number,
): number {
  let spent = 0;
  const taken = new Map<string, number>();
  const ways = new Map<string, number>();
  const choose = (key: string, count: number): number => {
    ways.set(key, count);
    return taken.get(key) ?? 0;
  };
  const run = (): number => {
    const cost = simulate(null, definition, () => undefined, {
      ...fixed,
      side: (path, names) => choose(`side of ${path}`, names.length),
      outcome: (path) => outcomes[choose(`outcome of ${path}`, outcomes.length)] as Outcome,
      breaks: (path) => choose(`test of ${path}`, 2) === 1,
      // A Terminate goes last, so that all beside it has run.
      next: (ready) =>
        Math.max(
          ready.findIndex(({ terminates }) => !terminates),
          0,
        ),
    });
    spent += cost;
    return cost;
  };
  let best = run();
  const attempt = (changes: readonly (readonly [string, number])[]): void => {
    if (spent > budget) return;
    const before = changes.map(([key]) => [key, taken.get(key) ?? 0] as const);
    for (const [key, way] of changes) taken.set(key, way);
    const cost = run();
    if (cost > best) best = cost;
    else for (const [key, way] of before) taken.set(key, way);
  };
  for (let round = 0; spent <= budget; round++) {
    const before = best;
    for (const [key, count] of [...ways]) {
      for (let way = 0; way < count; way++) if (way !== taken.get(key)) attempt([[key, way]]);
    }
    const keys = [...ways.keys()];
    if (keys.length <= fewPlaces) {
      for (const one of keys) {
        for (const other of keys) {
          if (one < other)
            attempt([
              [one, (taken.get(one) ?? 0) === 0 ? 1 : 0],
              [other, (taken.get(other) ?? 0) === 0 ? 1 : 0],
            ]);
        }
      }
    }
    if (best === before && round > 0) break;
  }
  return best;
}

/** So few that each two of them can be changed together. */
const fewPlaces = 40;

const outcomes: readonly Outcome[] = ["succeeded", "failed", "timedout"];
