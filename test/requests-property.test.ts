import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyze, type FlowAnalysis } from "../server/src/analyze";
import { lintFiles } from "../server/src/estate/lint-files";
import type { ExportFile } from "../server/src/exports/export-file";
import { runByAction } from "../server/src/facts/requests/action-requests";
import { readSettingsFile } from "../server/src/settings/read-settings-file";
import { settingsForFlow } from "../server/src/settings/settings-for-flow";
import type { SettingsLayer } from "../server/src/settings/settings-layer";
import type { PlainDefinition } from "./simulator/definition";
import { type Extreme, extremeRun, planned } from "./simulator/extremes";
import { evaluateFormula } from "./simulator/formula";
import {
  type FlowLimits,
  type RandomFlow,
  type RandomFlows,
  type RandomLoop,
  randomFlows,
} from "./simulator/random-flow";
import { everyRun, type Oracle, simulate } from "./simulator/simulate";
import { untidyIn } from "./simulator/tidy-formula";
import { alone, onTolerantRoad, told } from "./told";

const asOf = "2026-11-21";

/** The same flows in each run of the tests; other ones where a number of runs is asked for. */
const runs = Number(process.env.FLOW_RUNS ?? 1000);
const chance = process.env.FLOW_RUNS === undefined ? { seed: 20261121 } : {};

const sequential: FlowLimits = { terminates: "chain", calls: "down", flows: 3 };

/** What each generated set of flows may contain, and the share of the runs that is spent on it. */
const kinds: readonly (readonly [string, FlowLimits, number])[] = [
  ["Terminates in sequences, flows that call those behind them", sequential, 1],
  ["a Terminate in one of several parallel branches", { terminates: "one-branch", calls: "down", flows: 2 }, 0.4],
  ["Terminates in several parallel branches", { terminates: "parallel", calls: "down", flows: 2 }, 0.4],
  ["two flows that call themselves and each other", { terminates: "chain", calls: "any", flows: 2 }, 0.2],
  ["four flows that call each other in circles", { terminates: "none", calls: "any", flows: 4 }, 0.2],
];

describe.each(kinds)("%s", (_, limits, portion) => {
  const check = (name: string, share: number, property: (flows: RandomFlows, pick: Random) => Promise<void>): void => {
    test(name, async () => {
      const picks = fc.infiniteStream(fc.noBias(fc.nat({ max: 1_000_000 })));
      await fc.assert(
        fc.asyncProperty(randomFlows(limits), picks, (flows, stream) =>
          property(flows, (ways) => (stream.next().value as number) % ways),
        ),
        { numRuns: Math.ceil(runs * portion * share), ...chance },
      );
    });
  };

  check("no simulated run costs less than least or more than most", 1, async (flows, random) => {
    const found = await lint(flows, few);
    for (const flow of flows.flows) {
      const { least, most } = requestsOf(found, flow).perRun;
      for (let run = 0; run < 5; run++) {
        const cost = simulate(flow.id, flow.definition, findIn(flows), {
          side: (_path, names) => random(names.length),
          passes: passesOf(flows),
          next: (ready) => random(ready.length),
        });
        expect(cost).toBeGreaterThanOrEqual(least as number);
        expect(cost).toBeLessThanOrEqual(most as number);
      }
    }
  });

  check("a run reaches least, and one reaches most", 0.6, async (flows) => {
    const found = await lint(flows, few);
    for (const flow of flows.flows) {
      const { least, most } = requestsOf(found, flow).perRun;
      expect({ least, most }).toEqual(extremesOf(flow, flows));
      expect({ least: plannedCost(flow, flows, "least"), most: plannedCost(flow, flows, "most") }).toEqual({
        least,
        most,
      });
    }
  });

  check(
    "the least and the most of all runs, where they are few enough to try each, are the reported ones",
    0.3,
    async (flows) => {
      const found = await lint(flows, few);
      for (const flow of flows.flows) {
        const all = everyRunOf(flow, flows);
        if (all === null) continue;
        const { least, most } = requestsOf(found, flow).perRun;
        expect({ least, most }).toEqual(all);
      }
    },
  );

  check("the formulas at the values of the loops are the figures", 0.3, async (flows) => {
    const found = await lint(flows, few);
    for (const flow of flows.flows) {
      const { perRun, formula, variables, excludes } = requestsOf(found, flow);
      const values = new Map(variables.map(({ symbol, loop }) => [symbol, loop.value]));
      expect([...values.keys()]).toEqual(
        variables.length === 1 ? ["n"] : variables.map((_variable, index) => `n${index + 1}`),
      );
      if (formula.least === null || formula.most === null) expect(excludes.join()).toContain("formula");
      if (formula.least !== null) expect(evaluateFormula(formula.least, values)).toBe(perRun.least);
      if (formula.most !== null) expect(evaluateFormula(formula.most, values)).toBe(perRun.most);
    }
  });

  check("the formulas leave nothing to tidy up", 1, async (flows) => {
    const found = await lint(flows, few);
    for (const flow of flows.flows) {
      const { least, most } = requestsOf(found, flow).formula;
      expect({ least, untidy: untidyIn(least ?? "0") }).toEqual({ least, untidy: [] });
      expect({ most, untidy: untidyIn(most ?? "0") }).toEqual({ most, untidy: [] });
    }
  });

  check("the formulas at any loop counts are the figures with those counts set", 0.3, async (flows, random) => {
    const counts = Object.fromEntries(flows.loops.map(({ name }) => [name, 1 + random(6)]));
    const [before, after] = [
      await lint(flows, few),
      await lint(flows, { estimates: { ...few.estimates, loops: counts } }),
    ];
    for (const flow of flows.flows) {
      const { formula, variables } = requestsOf(before, flow);
      const values = new Map(
        variables.map(({ symbol, loop }) => [
          symbol,
          loop.from === "note" ? loop.value : (counts[loop.action] as number),
        ]),
      );
      const { least, most } = requestsOf(after, flow).perRun;
      if (formula.least !== null) expect(evaluateFormula(formula.least, values)).toBe(least);
      if (formula.most !== null) expect(evaluateFormula(formula.most, values)).toBe(most);
      expect({ least, most }).toEqual(extremesOf(flow, flows, counts));
    }
  });

  check("bounds are the figures with every loop at its own least and most", 0.3, async (flows) => {
    const found = await lint(flows, few);
    for (const flow of flows.flows) {
      const bounded = (pick: Extreme["pick"], passes: (loop: RandomLoop) => number): number =>
        extremeRun(flow.id, flow.definition, findIn(flows), { pick, passes: byName(flows, passes) }).requests;
      const least = bounded("least", ({ kind, stated }) => (kind === "Until" ? 1 : (stated ?? 0)));
      const most = bounded("most", ({ kind, stated }) => stated ?? (kind === "Until" ? 60 : Number.POSITIVE_INFINITY));
      expect(requestsOf(found, flow).bounds).toEqual({ least, most: Number.isFinite(most) ? most : null });
    }
  });
});

const anything: FlowLimits = { terminates: "chain", calls: "down", flows: 3 };

test("the recursion that the figures are compared with agrees with trying every run", () => {
  let tried = 0;
  fc.assert(
    fc.property(randomFlows({ terminates: "parallel", calls: "any", flows: 2 }), (flows) => {
      for (const flow of flows.flows) {
        const all = everyRunOf(flow, flows);
        if (all === null) continue;
        tried++;
        expect(extremesOf(flow, flows)).toEqual(all);
      }
    }),
    { numRuns: Math.ceil(runs / 2), ...chance },
  );
  expect(tried).toBeGreaterThan(runs / 10);
});

test("the sides that notes and settings pick make likely, the dearest run that takes them", async () => {
  await fc.assert(
    fc.asyncProperty(randomFlows(anything), fc.noBias(fc.nat()), async (flows, salt) => {
      const set = Object.fromEntries(
        flows.branches
          .filter((_, index) => (salt >> (index % 30)) & 1)
          .map(({ name, sides }, index) => [name, sides[(salt + index) % sides.length] as string]),
      );
      const found = await lint(flows, { estimates: { ...few.estimates, branches: set } });
      const notes = new Map(flows.branches.map(({ name, note }) => [name, note]));
      for (const flow of flows.flows) {
        const side: Extreme["side"] = (_path, name) => notes.get(name) ?? set[name] ?? null;
        const extreme: Extreme = { pick: "most", passes: passesOf(flows), side };
        const { least, likely, most } = requestsOf(found, flow).perRun;
        expect(likely).toBe(extremeRun(flow.id, flow.definition, findIn(flows), extreme).requests);
        expect(likely).toBeLessThanOrEqual(most as number);
        expect(likely).toBeGreaterThanOrEqual(least as number);
      }
    }),
    { numRuns: Math.ceil(runs / 2), ...chance },
  );
});

test("without a side picked, likely is most", async () => {
  await fc.assert(
    fc.asyncProperty(randomFlows(anything), async (flows) => {
      fc.pre(flows.branches.every(({ note }) => note === null));
      const found = await lint(flows, few);
      for (const flow of flows.flows) {
        const { likely, most } = requestsOf(found, flow).perRun;
        expect(likely).toBe(most);
      }
    }),
    { numRuns: Math.ceil(runs / 4), ...chance },
  );
});

test("passes of a loop come from its note, then its setting, then what is stated, then the general estimate", async () => {
  await fc.assert(
    fc.asyncProperty(randomFlows(anything), fc.noBias(fc.nat()), async (flows, salt) => {
      const some = (shift: number): RandomLoop[] =>
        flows.loops.filter((_, index) => (salt >> ((index + shift) % 30)) & 1);
      const counts = (loops: readonly RandomLoop[], plus: number): Record<string, number> =>
        Object.fromEntries(loops.map(({ name }, index) => [name, plus + index]));
      const general = counts(some(0), 0);
      const forFlows = counts(some(7), 120);
      const later = counts(some(13), 220);
      const isSet = salt % 3 > 0;
      const [loopItems, doUntilPasses] = isSet ? [5 + (salt % 9), 1 + (salt % 70)] : [10, 5];
      const found = await lint(flows, {
        estimates: { ...(isSet && { loopItems, doUntilPasses }), loops: general },
        flows: [
          { match: "Workflows/*.json", estimates: { loops: forFlows } },
          { match: "Workflows/*.json", estimates: { loops: later } },
        ],
      });
      for (const { facts } of found.values()) {
        for (const { loop } of facts.requests.variables) {
          const random = flows.loops.find(({ name }) => name === loop.action) as RandomLoop;
          const set = later[random.name] ?? forFlows[random.name] ?? general[random.name];
          const bound = random.stated ?? 60;
          const estimate = random.kind === "Foreach" ? (random.stated ?? loopItems) : Math.min(doUntilPasses, bound);
          const value = random.note ?? set ?? estimate;
          expect(loop.value).toBe(random.kind === "Until" ? Math.max(value, 1) : value);
          const estimated = random.kind === "Until" ? doUntilPasses <= bound : random.stated === null;
          const from = estimated
            ? isSet
              ? "setting"
              : "default"
            : random.kind === "Foreach"
              ? "literal"
              : random.stated === null
                ? "default"
                : "limit";
          expect(loop.from).toBe(random.note !== null ? "note" : set !== undefined ? "setting" : from);
        }
      }
    }),
    { numRuns: Math.ceil(runs / 2), ...chance },
  );
});

test("what each action adds makes up the likely run", async () => {
  await fc.assert(
    fc.asyncProperty(randomFlows(sequential), async (flows) => {
      for (const { flow, facts } of (await lint(flows, few)).values()) {
        const run = runByAction(flow, facts);
        const parts = flow.actions.actions.map((action) => run.of(action).inside ?? Number.NaN);
        expect(parts.reduce((sum, part) => sum + part, flow.trigger ? 1 : 0)).toBe(facts.requests.perRun.likely);
      }
    }),
    { numRuns: Math.ceil(runs / 4), ...chance },
  );
});

test("variables stand in pre-order of the text, a flow's own before those of its children", async () => {
  await fc.assert(
    fc.asyncProperty(randomFlows(sequential), async (flows) => {
      const found = await lint(flows, few);
      for (const flow of flows.flows) {
        const loops = requestsOf(found, flow).variables.map(({ loop }) => loop);
        const own = loops.filter((loop) => loop.file === flow.file);
        expect(loops.slice(0, own.length)).toEqual(own);
        expect(own.map(({ action }) => action)).toEqual(loopsInText(flow, flows));
        const files = [...new Set(loops.map(({ file }) => file))];
        const expected = files.flatMap((file) => {
          const one = flows.flows.find((it) => it.file === file) as RandomFlow;
          return loopsInText(one, flows).map((action) => ({ action, file }));
        });
        expect(loops.map(({ action, file }) => ({ action, file }))).toEqual(expected);
        for (const { at, action, file } of loops) {
          const { text } = flows.flows.find((it) => it.file === file) as RandomFlow;
          expect(atPointer(JSON.parse(text), at)).toMatchObject({ type: expect.stringMatching(/^(Foreach|Until)$/) });
          expect(at.endsWith(`/${action.replaceAll("~", "~0").replaceAll("/", "~1")}`)).toBe(true);
        }
      }
    }),
    { numRuns: Math.ceil(runs / 4), ...chance },
  );
});

test("a pass that costs a request of its own is counted for each pass", async () => {
  await fc.assert(
    fc.asyncProperty(randomFlows(sequential), async (flows) => {
      const found = await lint(flows, { estimates: { ...few.estimates, loopIterationCost: 1 } });
      for (const flow of flows.flows) {
        const { least, most } = requestsOf(found, flow).perRun;
        const cost = (pick: Extreme["pick"]): number => {
          const extreme = { pick, passes: passesOf(flows), perPass: 1 };
          return extremeRun(flow.id, flow.definition, findIn(flows), extreme).requests;
        };
        expect({ least, most }).toEqual({ least: cost("least"), most: cost("most") });
      }
    }),
    { numRuns: Math.ceil(runs / 4), ...chance },
  );
});

test("both roads into the syntax give the same facts, findings and places", async () => {
  await fc.assert(
    fc.property(randomFlows({ ...anything, terminates: "parallel", calls: "any" }), ({ flows }) => {
      for (const { text } of flows) expect(told(text)).toEqual(told(onTolerantRoad(text)));
    }),
    { numRuns: Math.ceil(runs / 2), ...chance },
  );
});

test("a byte order mark moves places and changes nothing else", async () => {
  const findingsIn = (text: string, shift: number): unknown =>
    analyze({ uri: "Flow.json", version: 0, text }, alone, settingsOf({})).flows.map(({ facts, findings }) => ({
      formula: facts.requests.formula,
      findings: findings.map(({ rule, message, span: { offset, length } }) => [rule, message, offset - shift, length]),
    }));
  await fc.assert(
    fc.property(randomFlows(anything), ({ flows }) => {
      for (const { text } of flows) expect(findingsIn(`\uFEFF${text}`, 1)).toEqual(findingsIn(text, 0));
    }),
    { numRuns: Math.ceil(runs / 4), ...chance },
  );
});

type Random = (ways: number) => number;

/** Passes so few that every run can be simulated step by step. */
const few = { estimates: { loopItems: 4, doUntilPasses: 2 } };

function settingsOf(values: object) {
  const { layer, problems } = readSettingsFile(JSON.stringify(values), {
    name: "flow-license.json",
    folder: "",
    isRoot: true,
  });
  expect(problems).toEqual([]);
  const layers: readonly SettingsLayer[] = [layer];
  return (flow: Parameters<typeof settingsForFlow>[1]) => settingsForFlow(layers, flow, asOf);
}

async function lint({ flows }: RandomFlows, settings: object): Promise<ReadonlyMap<string, FlowAnalysis>> {
  const files = flows.map(
    ({ file, text }): ExportFile => ({ label: file, package: null, read: async () => ({ text }) }),
  );
  const found = new Map<string, FlowAnalysis>();
  for await (const { file, analysis, problem } of lintFiles(files, settingsOf(settings))) {
    expect(problem).toBeNull();
    expect(analysis.problems).toEqual([]);
    expect(analysis.flows).toHaveLength(1);
    found.set(file, analysis.flows[0] as FlowAnalysis);
  }
  return found;
}

function requestsOf(found: ReadonlyMap<string, FlowAnalysis>, { file }: RandomFlow) {
  return (found.get(file) as FlowAnalysis).facts.requests;
}

function findIn({ flows }: RandomFlows): (id: string) => PlainDefinition | undefined {
  return (id) => flows.find((flow) => flow.id === id)?.definition;
}

/** The passes that the report counts with, where counts may be set for single loops. */
function passesOf(flows: RandomFlows, counts: Readonly<Record<string, number>> = {}): Oracle["passes"] {
  return byName(
    flows,
    ({ name, kind, note, stated }) =>
      note ?? counts[name] ?? (kind === "Until" ? Math.min(2, stated ?? 60) : (stated ?? 4)),
  );
}

function byName({ loops }: RandomFlows, passes: (loop: RandomLoop) => number): Oracle["passes"] {
  const all = new Map(loops.map((loop) => [loop.name, passes(loop)]));
  return (_path, name) => all.get(name) as number;
}

function extremesOf(flow: RandomFlow, flows: RandomFlows, counts: Readonly<Record<string, number>> = {}) {
  const cost = (pick: Extreme["pick"]): number =>
    extremeRun(flow.id, flow.definition, findIn(flows), { pick, passes: passesOf(flows, counts) }).requests;
  return { least: cost("least"), most: cost("most") };
}

/** Simulates the run that was worked out as the cheapest or dearest. */
function plannedCost(flow: RandomFlow, flows: RandomFlows, pick: Extreme["pick"]): number {
  const { plan } = extremeRun(flow.id, flow.definition, findIn(flows), { pick, passes: passesOf(flows) });
  return simulate(flow.id, flow.definition, findIn(flows), planned(plan, passesOf(flows)));
}

/** All runs of a flow; null where there are too many. */
function everyRunOf(flow: RandomFlow, flows: RandomFlows): { readonly least: number; readonly most: number } | null {
  const orderCounts = flows.flows.some(({ text }) => text.includes('"Terminate"'));
  return everyRun(
    (choose) =>
      simulate(flow.id, flow.definition, findIn(flows), {
        side: (_path, names) => choose(names.length),
        passes: passesOf(flows),
        next: (ready) => (orderCounts ? choose(ready.length) : 0),
      }),
    300,
  );
}

/** Names of the loops of a flow in the order in which they stand in its text. */
function loopsInText({ text }: RandomFlow, { loops }: RandomFlows): string[] {
  return loops
    .map(({ name }) => ({ name, at: text.indexOf(`${JSON.stringify(name)}:{`) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
}

function atPointer(root: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce(
      (value, step) => (value as Record<string, unknown>)[step.replaceAll("~1", "/").replaceAll("~0", "~")],
      root,
    );
}
