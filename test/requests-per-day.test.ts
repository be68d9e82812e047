import { describe, expect, it } from "vitest";
import { analyze } from "../server/src/analyze";
import type { FlowFacts } from "../server/src/facts/flow-facts";
import { breakEven } from "../server/src/facts/requests/break-even";
import { settingsForFlow } from "../server/src/settings/settings-for-flow";
import { applyToEach, button, condition, doUntil, newItem, steps } from "./report/flow-parts";
import { flowIn, solutionFile } from "./report/lint-report";
import { fileLayer, today } from "./settings/layers";
import { alone } from "./told";

const every = (frequency: string, interval: number, rest: object = {}) => ({
  Recurrence: { type: "Recurrence", recurrence: { frequency, interval, ...rest } },
});

function factsOf(definition: object, settings: object = {}): FlowFacts {
  const document = { uri: "Flow.json", version: 0, text: solutionFile(definition) };
  const layers = [fileLayer(settings)];
  const [flow] = analyze(document, alone, (identity) => settingsForFlow(layers, identity, today)).flows;
  return flow?.facts as FlowFacts;
}

describe("requests per day", () => {
  it("are the requests of a run times the runs", async () => {
    const actions = { Condition: condition(steps(3, "Yes"), steps(1, "No")) };
    const { requests } = await flowIn({ triggers: every("Minute", 5), actions });
    expect(requests?.perDay).toEqual({ least: 864, likely: 1440, most: 1440 });
  });

  it("have up to four decimals, and are not rounded up", async () => {
    const { requests } = await flowIn({ triggers: every("Day", 3), actions: steps(4) });
    expect(requests?.perDay).toEqual({ least: 1.6667, likely: 1.6667, most: 1.6667 });
    const third = await flowIn({ triggers: every("Day", 3), actions: steps(2) });
    expect(third.requests?.perDay).toEqual({ least: 1, likely: 1, most: 1 });
  });

  it("are not known where a run cannot be counted", async () => {
    let actions: object = steps(1);
    for (let depth = 0; depth < 4; depth++) actions = { [`Loop_${depth}`]: applyToEach(actions) };
    const { requests } = await flowIn({ triggers: every("Day", 1), actions }, { estimates: { loopItems: 100_000 } });
    expect(requests?.perDay).toEqual({ least: null, likely: null, most: null });
    expect(requests?.limits.map(({ share }) => share)).toEqual([null, null, null, null]);
  });

  it("take a share of each limit, in six digits", async () => {
    const { requests } = await flowIn({ triggers: every("Minute", 7), actions: steps(4) });
    expect(requests?.perDay?.likely).toBe(1028.5714);
    expect(requests?.limits.map(({ share }) => share)).toEqual([0.171429, 0.0257143, 0.00411429, 0.0000685714]);
  });

  it("are none of what uses no requests", () => {
    const facts = factsOf({ triggers: { manual: { type: "Batch", inputs: {} } }, actions: steps(1) });
    expect(facts).toMatchObject({ kind: "logic-app", requestsPerDay: null, burst: null });
  });
});

describe("the break-even of a loop", () => {
  const evenOf = (actions: object, settings: object = {}, limit = 6000, triggers: object = every("Minute", 144)) => {
    const facts = factsOf({ triggers, actions }, settings);
    return facts.requests.variables.map(({ loop }) => breakEven(loop, limit, facts));
  };

  it("is the most passes with which a day stays at the limit", () => {
    // Ten runs a day of 2 + 3n requests: 600 are 199 passes and one request to spare.
    expect(evenOf({ Loop: applyToEach(steps(3)) })).toEqual([199]);
    expect(evenOf({ Loop: applyToEach(steps(3)) }, {}, 5990)).toEqual([199]);
    expect(evenOf({ Loop: applyToEach(steps(3)) }, {}, 5989)).toEqual([198]);
  });

  it("is that of one loop at a time, the others at their values", () => {
    const actions = { Outer: applyToEach({ Inner: applyToEach(steps(1)) }) };
    // 600 requests a run: 2 + n1 * (1 + 10), and 2 + 10 * (1 + n2).
    expect(evenOf(actions)).toEqual([54, 58]);
  });

  it("is none where the loop does not decide", () => {
    const literal = { Loop: applyToEach(steps(3), { foreach: [1, 2, 3] }) };
    expect(evenOf(literal)).toEqual([null]);
    expect(evenOf({ Loop: doUntil(steps(1), { count: 5 }) })).toEqual([null]);
    expect(evenOf({ Loop: applyToEach(steps(3)) }, {}, 10)).toEqual([null]);
    expect(
      evenOf(
        { Condition: condition({ Loop: applyToEach(steps(3)) }, {}) },
        { estimates: { branches: { Condition: "else" } } },
      ),
    ).toEqual([null]);
  });

  it("follows a choice between branches", () => {
    const actions = { Condition: condition({ Loop: applyToEach(steps(1)) }, steps(50)) };
    expect(evenOf(actions)).toEqual([597]);
  });

  it("is found by halving: deep and wide flows take no longer than their text", () => {
    const loops = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`L${at}`, applyToEach(steps(3))]));
    const facts = factsOf({ triggers: every("Day", 1), actions: loops });
    const [first] = facts.requests.variables;
    expect(first && breakEven(first.loop, 1_000_000, facts)).toBe(Math.floor((1_000_000 - 301 - 299 * 30) / 3));
  });
});

describe("five minutes", () => {
  const burstIn = (triggers: object, actions: object, settings: object = {}) =>
    factsOf({ triggers, actions }, settings).burst;

  it("E-12: hold 100,002 requests of a run with 25,000 items", () => {
    const actions = { Loop: applyToEach(steps(4)) };
    const burst = burstIn(button, actions, { estimates: { loopItems: 25_000 } });
    expect(burst).toEqual({ limit: 100_000, runs: 1, likely: 100_002, most: 100_002 });
  });

  it("hold as many runs as the schedule starts in them", () => {
    expect(burstIn(every("Minute", 1), steps(4))).toMatchObject({ runs: 5, likely: 25, most: 25 });
    expect(burstIn(every("Minute", 2), steps(4))).toMatchObject({ runs: 3 });
    expect(burstIn(every("Day", 1), steps(4))).toMatchObject({ runs: 1 });
    const close = { hours: [0, 23], minutes: [0, 2, 58] };
    expect(burstIn(every("Day", 1, { schedule: close }), steps(4))).toMatchObject({ runs: 3, likely: 15 });
  });

  it("hold the runs of all items of an event", () => {
    const triggers = { T: { ...newItem.When_an_item_is_created, splitOn: "@triggerOutputs()?['body/value']" } };
    expect(burstIn(triggers, steps(4), { estimates: { splitOnItems: 50 } })).toMatchObject({ runs: 50, likely: 250 });
  });
});
