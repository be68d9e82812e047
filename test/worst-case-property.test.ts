import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyze, type FlowAnalysis } from "../server/src/analyze";
import { lintFiles } from "../server/src/estate/lint-files";
import type { ExportFile } from "../server/src/exports/export-file";
import { type WorstCase, worstCase } from "../server/src/facts/requests/worst-case";
import { readSettingsFile } from "../server/src/settings/read-settings-file";
import { settingsForFlow } from "../server/src/settings/settings-for-flow";
import type { PlainAction, PlainDefinition } from "./simulator/definition";
import { type FlowLimits, type RandomFlow, type RandomFlows, randomFlows } from "./simulator/random-flow";
import { everyRun, type Oracle, simulate } from "./simulator/simulate";
import { worstRun } from "./simulator/worst-run";
import { alone } from "./told";

/** The same flows in each run of the tests; other ones where a number of runs is asked for. */
const runs = Number(process.env.FLOW_RUNS ?? 1000);
const chance = process.env.FLOW_RUNS === undefined ? { seed: 20261122 } : {};

const kinds: readonly (readonly [string, FlowLimits, number])[] = [
  ["actions that fail, and what handles it", { terminates: "none", calls: "none", flows: 1, failures: true }, 1],
  [
    "Terminates in sequences, flows that call those behind them",
    { terminates: "chain", calls: "down", flows: 2, failures: true },
    0.6,
  ],
  ["Terminates in several parallel branches", { terminates: "parallel", calls: "down", flows: 2, failures: true }, 0.6],
  ["flows that call themselves and each other", { terminates: "chain", calls: "any", flows: 3, failures: true }, 0.3],
];

describe.each(kinds)("%s", (_, limits, share) => {
  test("no simulated run costs more than worst, and where that is exact, some run costs as much", async () => {
    const seen = { exact: 0, bound: 0 };
    const picks = fc.infiniteStream(fc.noBias(fc.nat({ max: 1_000_000 })));
    await fc.assert(
      fc.asyncProperty(randomFlows(limits), picks, async (flows, stream) => {
        const found = await lint(flows);
        for (const flow of flows.flows) {
          const { worst, worstIs } = worstOf(found.get(flow.file) as FlowAnalysis);
          seen[worstIs]++;
          const greatest = worstRun(flow.id, flow.definition, findIn(flows), worstOracle(flows));
          if (worstIs === "exact") expect(worst).toBe(greatest);
          else expect(worst).toBeGreaterThanOrEqual(greatest);
          for (let run = 0; run < 5; run++) {
            expect(simulate(flow.id, flow.definition, findIn(flows), anyRun(flows, stream))).toBeLessThanOrEqual(
              worst as number,
            );
          }
          const { most } = (found.get(flow.file) as FlowAnalysis).facts.requests.perRun;
          expect(worst).toBeGreaterThanOrEqual(most as number);
        }
      }),
      { numRuns: Math.ceil(runs * share), ...chance },
    );
    // Types that nobody knows make a bound, and there are many of them.
    expect(seen.exact).toBeGreaterThan(seen.bound / 4);
    if (process.env.SHOW) console.log(seen);
  });
});

test("the recursion that worst is compared with agrees with trying every run", () => {
  let tried = 0;
  fc.assert(
    fc.property(randomFlows({ terminates: "parallel", calls: "down", flows: 2, failures: true }), (flows) => {
      for (const flow of flows.flows) {
        const all = everyRunOf(flow, flows);
        if (all === null) continue;
        tried++;
        expect(worstRun(flow.id, flow.definition, findIn(flows), worstOracle(flows))).toBe(all);
      }
    }),
    { numRuns: runs, ...chance },
  );
  if (process.env.SHOW) console.log({ tried });
  expect(tried).toBeGreaterThan(runs / 5);
});

/** Actions side by side that wait for any of those before them, each with retries of its own. */
const tangles = fc.array(
  fc.record({
    retries: fc.nat({ max: 5 }),
    waits: fc.array(fc.tuple(fc.nat({ max: 7 }), fc.integer({ min: 1, max: 15 })), { maxLength: 4 }),
    ends: fc.boolean(),
  }),
  { minLength: 2, maxLength: 8 },
);

test.each([
  ["without", 0],
  ["with", 1],
])("a container of actions that wait for several, %s a Terminate", (_, terminates) => {
  const seen = { exact: 0, bound: 0, loose: 0 };
  fc.assert(
    fc.property(tangles, (tangle) => {
      const definition = definitionOf(tangle, terminates);
      const { worst, worstIs } = worstOf(analysisOf(definition));
      const greatest = worstRun(null, definition, () => undefined, {
        passes: () => 1,
        retries: retriesOf,
        pages: () => 0,
      });
      seen[worstIs]++;
      if (worstIs === "exact") expect(worst).toBe(greatest);
      else expect(worst).toBeGreaterThanOrEqual(greatest);
      if ((worst as number) > greatest) seen.loose++;
    }),
    { numRuns: runs, ...chance },
  );
  if (process.env.SHOW) console.log(seen);
  expect(seen.exact).toBeGreaterThan(seen.bound);
});

const statuses = ["Succeeded", "Failed", "TimedOut", "Skipped"];

function definitionOf(
  tangle: typeof tangles extends fc.Arbitrary<infer T> ? T : never,
  terminates: number,
): PlainDefinition {
  const actions: Record<string, PlainAction> = {};
  tangle.forEach(({ retries, waits, ends }, place) => {
    const links = waits
      .filter(() => place > 0)
      .map(([before, bits]) => [`A${before % place}`, statuses.filter((_, status) => (bits >> status) & 1)] as const);
    const runAfter = Object.fromEntries(links);
    actions[`A${place}`] =
      ends && terminates > 0 && place % 2 === 1
        ? { type: "Terminate", inputs: {}, runAfter }
        : { type: "Http", inputs: { retryPolicy: { type: "fixed", count: retries } }, runAfter };
  });
  return { triggers: { manual: { type: "Request", kind: "Button" } }, actions };
}

function analysisOf(definition: PlainDefinition): FlowAnalysis {
  const text = JSON.stringify({ properties: { definition } });
  return analyze({ uri: "Flow.json", version: 0, text }, alone, settings).flows[0] as FlowAnalysis;
}

function worstOf({ facts }: FlowAnalysis): WorstCase {
  const childFlow = (id: string) => facts.childFlows.find((call) => call.id === id)?.child;
  return worstCase(facts.cost, facts.identity.id, childFlow, {
    profile: "low",
    edition: "2025-06",
    kind: "cloud-flow",
  });
}

const { layer } = readSettingsFile(JSON.stringify({ estimates: { loopItems: 3, doUntilPasses: 2 } }), {
  name: "flow-license.json",
  folder: "",
  isRoot: true,
});

function settings(flow: Parameters<typeof settingsForFlow>[1]) {
  return settingsForFlow([layer], flow, "2026-11-21");
}

async function lint({ flows }: RandomFlows): Promise<ReadonlyMap<string, FlowAnalysis>> {
  const files = flows.map(
    ({ file, text }): ExportFile => ({ label: file, package: null, read: async () => ({ text }) }),
  );
  const found = new Map<string, FlowAnalysis>();
  for await (const { file, analysis } of lintFiles(files, settings)) found.set(file, analysis.flows[0] as FlowAnalysis);
  return found;
}

function findIn({ flows }: RandomFlows): (id: string) => PlainDefinition | undefined {
  return (id) => flows.find((flow) => flow.id === id)?.definition;
}

function passesOf({ loops }: RandomFlows): Oracle["passes"] {
  return (_path, name) => {
    const { kind, note, stated } = loops.find((loop) => loop.name === name) as RandomFlows["loops"][number];
    return note ?? (kind === "Until" ? Math.min(2, stated ?? 60) : (stated ?? 3));
  };
}

/** The default of profile Low is two retries. */
function retriesOf(_path: string, { type, inputs }: PlainAction): number {
  const policy = (inputs as { retryPolicy?: { type: string; count: number } } | undefined)?.retryPolicy;
  switch (policy?.type.toLowerCase()) {
    case "none":
      return 0;
    case "fixed":
    case "exponential":
      return policy?.count as number;
    default:
      return ["http", "workflow", "somethingnew"].includes(type.toLowerCase()) ? 2 : 0;
  }
}

function worstOracle(flows: RandomFlows) {
  return { passes: passesOf(flows), retries: retriesOf, pages: () => 0 };
}

const outcomes = ["succeeded", "failed", "timedout"] as const;

function anyRun(flows: RandomFlows, stream: Iterator<number>): Oracle {
  const random = (ways: number): number => (stream.next().value as number) % ways;
  return {
    side: (_path, names) => random(names.length),
    passes: passesOf(flows),
    next: (ready) => random(ready.length),
    outcome: () => outcomes[random(3)] as (typeof outcomes)[number],
    breaks: () => random(4) === 0,
    retries: (path, action) => random(retriesOf(path, action) + 1),
  };
}

/** The most that a run costs, by trying all of them; null where there are too many. */
function everyRunOf(flow: RandomFlow, flows: RandomFlows): number | null {
  const text = flows.flows.map((one) => one.text).join("");
  const orderCounts = text.includes('"Terminate"');
  // Where no run-after names either, timing out is the same as failing.
  const mayTimeOut = /Failed|TimedOut/.test(text);
  return (
    everyRun(
      (choose) =>
        simulate(flow.id, flow.definition, findIn(flows), {
          side: (_path, names) => choose(names.length),
          passes: passesOf(flows),
          next: (ready) => (orderCounts ? choose(ready.length) : 0),
          outcome: () => outcomes[choose(mayTimeOut ? 3 : 2)] as (typeof outcomes)[number],
          breaks: () => choose(2) === 1,
          retries: retriesOf,
        }),
      300,
    )?.most ?? null
  );
}
