import type { RealExpressions } from "./real-expressions";

/** Broken in the source itself: where, how often, and why. */
export const knownFaults: readonly {
  readonly file: RegExp;
  readonly pointer: RegExp;
  readonly times: number;
  readonly why: string;
}[] = [
  {
    file: /\/Stress_000_DeepScopes-[^/]*$/,
    pointer: /\/Catch_L\d\/actions\/LogError\/inputs$/,
    times: 8,
    why: "a generator wrote doubled quotes outside of texts, and ??, which is no operator here",
  },
  {
    file: /\/AutomatedPDFArchiving[^/]*$/,
    pointer: /\/Filter_array_-_attachment_with_allowed_extension\/description$/,
    times: 1,
    why: "a maker's note at an action, which is not evaluated: expressions inside of an expression",
  },
  {
    file: /\/AutomationCoESatellite\/.*\/SyncFlowSessionTrace[^/]*$/,
    pointer: /\/triggers\/[^/]*\/description$/,
    times: 1,
    why: "a maker's note at a trigger, which is not evaluated: a parenthesis is missing",
  },
];

/** What is broken without a reason, and how often each reason holds. */
export function explain({ broken }: RealExpressions): { unexplained: string[]; times: Record<string, number> } {
  const unexplained: string[] = [];
  const times: Record<string, number> = {};
  for (const [file, pointers] of Object.entries(broken)) {
    for (const pointer of pointers) {
      const fault = knownFaults.find((one) => one.file.test(file) && one.pointer.test(pointer));
      if (!fault) unexplained.push(`${file} ${pointer}`);
      else times[fault.why] = (times[fault.why] ?? 0) + 1;
    }
  }
  return { unexplained, times };
}
