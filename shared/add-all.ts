/** Adds any number of items to a list. As arguments of one `push`, more than some 100,000 would not fit on the stack. */
export function addAll<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}
