/** The list of a key, to add to: a new one where there is none yet. */
export function listIn<Key, Item>(lists: Lists<Key, Item>, key: Key): Item[] {
  const known = lists.get(key);
  if (known) return known;
  const list: Item[] = [];
  lists.set(key, list);
  return list;
}

/** A Map, or what is kept by key in another way. */
interface Lists<Key, Item> {
  get(key: Key): Item[] | undefined;
  set(key: Key, list: Item[]): unknown;
}
