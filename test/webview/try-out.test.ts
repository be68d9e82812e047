import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newestOnly } from "../../webview/src/newest-only";
import { lastPosition, positionOf, valueAt } from "../../webview/src/scale";

describe("questions of the panel", () => {
  function asked() {
    const sent: [number, string][] = [];
    const shown: string[] = [];
    const asking = newestOnly<string, string>(
      (number, question) => sent.push([number, question]),
      (answer) => shown.push(answer),
    );
    return { sent, shown, asking };
  }

  it("are asked one at a time, and of those that come meanwhile only the newest", () => {
    const { sent, shown, asking } = asked();
    for (const question of ["a", "b", "c"]) asking.ask(question);
    expect(sent).toEqual([[1, "a"]]);
    asking.answered(1, "A");
    expect(sent).toEqual([
      [1, "a"],
      [2, "c"],
    ]);
    asking.answered(2, "C");
    expect(shown).toEqual(["A", "C"]);
  });

  it("go on after one that failed, and whose answer then comes too late", () => {
    const { sent, shown, asking } = asked();
    asking.ask("a");
    asking.ask("b");
    asking.failed();
    asking.answered(1, "A");
    asking.answered(2, "B");
    asking.ask("c");
    expect(sent.map(([, question]) => question)).toEqual(["a", "b", "c"]);
    expect(shown).toEqual(["B"]);
  });
});

describe("sliders", () => {
  it("reach from end to end, with small numbers one by one", () => {
    expect([0, lastPosition].map((at) => valueAt(at, 1, 10_000))).toEqual([1, 10_000]);
    const reached = new Set(Array.from({ length: lastPosition + 1 }, (_, at) => valueAt(at, 0, 10_000)));
    for (const value of [0, 1, 2, 3, 4, 5, 10, 50, 100]) expect(reached).toContain(value);
  });

  it("never go back while they are pulled on, and stay within their bounds", () => {
    const bounds = fc.tuple(fc.nat(1000), fc.nat(100_000)).map(([least, more]) => [least, least + more] as const);
    fc.assert(
      fc.property(bounds, fc.nat(lastPosition - 1), ([least, most], at) => {
        const [value, next] = [valueAt(at, least, most), valueAt(at + 1, least, most)];
        expect(next).toBeGreaterThanOrEqual(value);
        expect(value).toBeGreaterThanOrEqual(least);
        expect(next).toBeLessThanOrEqual(most);
      }),
    );
  });

  it("stand where the number is", () => {
    fc.assert(
      fc.property(fc.nat(10_000), (value) => {
        const back = valueAt(positionOf(value, 0, 10_000), 0, 10_000);
        expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.max(1, value * 0.16));
      }),
    );
  });
});
