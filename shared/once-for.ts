/** Makes work that is done once for each thing; what it gives is kept for as long as the thing. */
export function onceFor<Thing extends object, Result extends object | number>(
  work: (thing: Thing) => Result,
): (thing: Thing) => Result {
  const known = new WeakMap<Thing, Result>();
  return (thing) => {
    const before = known.get(thing);
    if (before !== undefined) return before;
    const found = work(thing);
    known.set(thing, found);
    return found;
  };
}
