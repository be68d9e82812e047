export function equal<T>(actual: T, expected: T, what: string): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== wanted) throw new Error(`${what}: ${got} instead of ${wanted}`);
}

export function includes(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`"${part}" is not in: ${text}`);
}

/** Waits until a probe gives what is wanted; says what it gave last where it never does. */
export async function until<T>(what: string, probe: () => T | Promise<T>, isWanted: (value: T) => boolean): Promise<T> {
  const end = Date.now() + mostSeconds * 1000;
  for (;;) {
    const value = await probe();
    if (isWanted(value)) return value;
    if (Date.now() > end) throw new Error(`${what}: still ${JSON.stringify(value)} after ${mostSeconds} s`);
    await pause(50);
  }
}

const mostSeconds = 12;

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
