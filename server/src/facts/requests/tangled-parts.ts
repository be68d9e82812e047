import { type Count, choose, sum, zero } from "./count";
import type { Before } from "./executed-actions";
import { combine, type Outcome, type Run } from "./outcome";

/**
 * Parts that run neither one after the other nor in parallel, since one of two branches waits for a part of the other.
 * At most all that does not wait for a Terminate has run when it comes, and of that a part that is not through what it
 * costs under way. Each Terminate is weighed against all parts, which is quadratic where a tangle holds many of both.
 */
export function tangled(outcomes: readonly Outcome[], before: Before, run: Run): Outcome {
  const costs = outcomes.map(({ continues }) => continues);
  const ends = outcomes.map(({ ends: ending }, position) => {
    if (ending === null) return null;
    const waitedFor = ancestors(position, before);
    const paid = [...waitedFor].map((one) => costs[one] ?? null);
    // What it waits for always ends the run itself, so this Terminate is never reached.
    if (!paid.every((cost) => cost !== null)) return null;
    return run === "least"
      ? sum([...paid, ending])
      : sum([ending, dearestBeside(outcomes, before, waitedFor, position)]);
  });
  return {
    continues: costs.every((cost) => cost !== null) ? sum(costs) : null,
    ends: combine(ends, run),
    underWay: dearestBeside(outcomes, before, new Set(), null),
  };
}

function ancestors(position: number, before: Before): Set<number> {
  const found = new Set<number>([position]);
  for (const one of found) for (const further of before[one] ?? []) found.add(further);
  found.delete(position);
  return found;
}

/**
 * The most that the parts can have cost when the run ends in one of them, or outside of all. A part is either through,
 * and then those behind it may have run, or under way. One that waits for several is counted as if all of them were
 * through, which is never too little.
 */
function dearestBeside(
  outcomes: readonly Outcome[],
  before: Before,
  through: ReadonlySet<number>,
  ending: number | null,
): Count {
  const behind: Count[][] = outcomes.map(() => []);
  const top: Count[] = [];
  const stopped = stoppedParts(outcomes, before, ending);
  // Positions stand in an order that run-after allows, so from the last on what is behind a part is known.
  for (let position = outcomes.length - 1; position >= 0; position--) {
    if (position === ending || stopped.has(position)) continue;
    const { continues, underWay } = outcomes[position] as Outcome;
    const finished = continues && sum([continues, ...(behind[position] ?? [])]);
    const most = through.has(position) && finished ? finished : choose("max", [underWay, finished ?? zero]);
    const waits = before[position] ?? [];
    const [only] = waits;
    (waits.length === 1 && only !== undefined && only !== ending ? (behind[only] as Count[]) : top).push(most);
  }
  return sum(top);
}

/** Parts that wait for the one in which the run ends, or for one that always ends it, never run. */
function stoppedParts(outcomes: readonly Outcome[], before: Before, ending: number | null): Set<number> {
  const stopped = new Set<number>();
  before.forEach((waits, position) => {
    for (const one of waits) {
      if (one === ending || stopped.has(one) || outcomes[one]?.continues === null) stopped.add(position);
    }
  });
  return stopped;
}
