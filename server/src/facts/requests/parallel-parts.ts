import type { Before } from "./executed-actions";
import { beside, inTurn, type Outcome, type Run } from "./outcome";
import { cutsOf } from "./run-after-cuts";
import { tangled } from "./tangled-parts";

/**
 * Parts of which each runs when those that it waits for are through. Timing decides what else has run when a Terminate
 * comes: at least what it waits for, at most all that does not wait for it. The parts are taken apart into those that
 * run one after the other and those that run in parallel, so that each is looked at a few times, however many there are.
 */
export function outcomeOfParts(outcomes: readonly Outcome[], before: Before, run: Run): Outcome {
  if (before.every((waits) => waits.length < 2)) return branching(outcomes, before, run);
  const groups = connectedParts(before);
  const cuts = groups.length > 1 ? [] : cutsOf(before);
  const pieces = groups.length > 1 ? groups : piecesBetween(cuts);
  if (pieces.length === 1) return tangled(outcomes, before, run);
  const apart = pieces.map((piece) =>
    outcomeOfParts(
      piece.map((position) => outcomes[position] as Outcome),
      within(piece, before),
      run,
    ),
  );
  return groups.length > 1 ? beside(apart, run) : inTurn(apart, run);
}

/** Parts that wait for one other at most: behind each of them others run in parallel. */
function branching(outcomes: readonly Outcome[], before: Before, run: Run): Outcome {
  /** Parts that run one after the other, the last one first. */
  type Chain = Outcome[];
  const first: Chain[] = [];
  const behind: Chain[][] = outcomes.map(() => []);
  const inParallel = (chains: Chain[]): Outcome =>
    beside(
      chains.reverse().map((chain) => inTurn(chain.reverse(), run)),
      run,
    );
  // Positions stand in an order that run-after allows, so from the last on what is behind a part is known.
  for (let position = outcomes.length - 1; position >= 0; position--) {
    const branches = behind[position] as Chain[];
    const [only] = branches;
    const chain = only === undefined ? [] : branches.length === 1 ? only : [inParallel(branches)];
    chain.push(outcomes[position] as Outcome);
    const [waitsFor] = before[position] ?? [];
    (waitsFor === undefined ? first : (behind[waitsFor] as Chain[])).push(chain);
  }
  return inParallel(first);
}

/** Positions in groups, each in ascending order, between which nothing waits for anything. */
function connectedParts(before: Before): readonly (readonly number[])[] {
  const leader = before.map((_, position) => position);
  const leaderOf = (position: number): number => {
    let at = position;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at] as number] as number;
      at = leader[at] as number;
    }
    return at;
  };
  before.forEach((waits, position) => {
    for (const one of waits) leader[leaderOf(position)] = leaderOf(one);
  });
  const groups = new Map<number, number[]>();
  for (let position = 0; position < before.length; position++) {
    const group = groups.get(leaderOf(position));
    if (group) group.push(position);
    else groups.set(leaderOf(position), [position]);
  }
  return [...groups.values()];
}

/** Each part that runs alone is a piece of its own, and so is what stands between two of them. */
function piecesBetween(cuts: readonly boolean[]): readonly (readonly number[])[] {
  const pieces: number[][] = [];
  cuts.forEach((isCut, position) => {
    if (position === 0 || isCut || cuts[position - 1]) pieces.push([]);
    pieces.at(-1)?.push(position);
  });
  return pieces;
}

/** What the parts of a piece wait for inside of it, by their positions there. */
function within(piece: readonly number[], before: Before): Before {
  const positionIn = new Map(piece.map((position, index) => [position, index]));
  return piece.map((position) =>
    (before[position] ?? []).flatMap((one) => {
      const inside = positionIn.get(one);
      return inside === undefined ? [] : inside;
    }),
  );
}
