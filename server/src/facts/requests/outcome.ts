import { type Count, choose, plus, sum, zero } from "./count";

/** Which run is counted: the cheapest, the dearest, or the dearest that takes the sides declared for branches. */
export type Run = "least" | "likely" | "most";

/** What can become of a part of a flow where every executed action succeeds, with what it then costs. */
export interface Outcome {
  /** It runs to its end; null where a Terminate in it always ends the run. */
  readonly continues: Count | null;
  /** A Terminate in it ends the run; null where it holds none that can be reached. */
  readonly ends: Count | null;
  /** The most that it can have cost while a Terminate beside it ends the run. */
  readonly underWay: Count;
}

/** A part that holds no Terminate. */
export function plain(cost: Count): Outcome {
  return { continues: cost, ends: null, underWay: cost };
}

/** The least or the greatest of what can happen; null where none of it can. */
export function combine(counts: readonly (Count | null)[], run: Run): Count | null {
  const possible = counts.filter((it) => it !== null);
  return possible.length === 0 ? null : choose(run === "least" ? "min" : "max", possible);
}

/** A container costs by itself too: as a request it is an executed action (R-PPR-5). */
export function withOwnCost({ continues, ends, underWay }: Outcome, cost: number): Outcome {
  if (continues && !ends) return plain(plus(continues, cost));
  return {
    continues: continues && plus(continues, cost),
    ends: ends && plus(ends, cost),
    underWay: plus(underWay, cost),
  };
}

/** One of the parts runs. */
export function alternatives(outcomes: readonly Outcome[], run: Run): Outcome {
  if (outcomes.every(({ ends }) => ends === null)) {
    return plain(
      combine(
        outcomes.map(({ continues }) => continues),
        run,
      ) ?? zero,
    );
  }
  return {
    continues: combine(
      outcomes.map(({ continues }) => continues),
      run,
    ),
    ends: combine(
      outcomes.map(({ ends }) => ends),
      run,
    ),
    underWay: choose(
      "max",
      outcomes.map(({ underWay }) => underWay),
    ),
  };
}

/** The parts run one after the other: each either ends the run or leaves it to those behind it. */
export function inTurn(outcomes: readonly Outcome[], run: Run): Outcome {
  return joined(outcomes, (first, second) => behind(first, second, run));
}

/** The parts run in parallel: while one of them ends the run, the others are under way. */
export function beside(outcomes: readonly Outcome[], run: Run): Outcome {
  return joined(outcomes, (one, other) => ({
    continues: one.continues && other.continues && sum([one.continues, other.continues]),
    ends:
      run === "least"
        ? combine([one.ends, other.ends], run)
        : combine([one.ends && sum([one.ends, other.underWay]), other.ends && sum([one.underWay, other.ends])], run),
    underWay: sum([one.underWay, other.underWay]),
  }));
}

/** Halving keeps choices within choices as shallow as the list is short. */
function joined(outcomes: readonly Outcome[], join: (first: Outcome, second: Outcome) => Outcome): Outcome {
  const [first] = outcomes;
  if (first === undefined) return plain(zero);
  if (outcomes.length === 1) return first;
  if (outcomes.every(isPlain)) return plain(sum(outcomes.map(({ underWay }) => underWay)));
  const middle = outcomes.length >> 1;
  return join(joined(outcomes.slice(0, middle), join), joined(outcomes.slice(middle), join));
}

function isPlain({ continues, ends, underWay }: Outcome): boolean {
  return ends === null && continues === underWay;
}

function behind(first: Outcome, second: Outcome, run: Run): Outcome {
  const through = first.continues;
  if (through === null) return first;
  return {
    continues: second.continues && sum([through, second.continues]),
    ends: combine([first.ends, second.ends && sum([through, second.ends])], run),
    underWay: choose("max", [first.underWay, sum([through, second.underWay])]),
  };
}
