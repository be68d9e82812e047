/** Where the last of some sorted items stands that begins at an offset or before it; -1 where none does. */
export function lastUpTo<Item>(items: readonly Item[], offset: number, offsetOf: (item: Item) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsetOf(items[middle] as Item) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
