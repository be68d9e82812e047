/** The candidate that differs least from a misspelled name; null where none is near. */
export function nearestName(name: string, candidates: readonly string[]): string | null {
  const wanted = name.toLowerCase();
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  let nearest: string | null = null;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const distance = editsBetween(wanted, candidate.toLowerCase());
    if (distance >= least) continue;
    least = distance;
    nearest = candidate;
  }
  return nearest;
}

/** The number of letters to add, remove, replace, or swap with their neighbor. */
function editsBetween(left: string, right: string): number {
  let before: readonly number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replaced = (above[column - 1] as number) + (left[row - 1] === right[column - 1] ? 0 : 1);
      let least = Math.min(replaced, (above[column] as number) + 1, (current[column - 1] as number) + 1);
      const areSwapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && areSwapped) least = Math.min(least, (before[column - 2] as number) + 1);
      current.push(least);
    }
    before = above;
    above = current;
  }
  return above[right.length] as number;
}
