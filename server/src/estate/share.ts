/** Gives the first of equal values, which are plain data. It shares no memory with the text of any file. */
export type Share = <T>(value: T) => T;

/** Most flows of an estate are licensed alike, so that what is said of it is kept once. */
export function sharing(): Share {
  const known = new Map<string, unknown>();
  return <T>(value: T): T => {
    const text = JSON.stringify(value);
    const first = known.get(text);
    if (first !== undefined) return first as T;
    const copy = JSON.parse(text) as T;
    known.set(text, copy);
    return copy;
  };
}
