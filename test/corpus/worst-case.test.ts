import { beforeAll, expect, test } from "vitest";
import type { FlowAnalysis } from "../../server/src/analyze";
import { nodeFiles } from "../../server/src/cli/node-files";
import { lintFiles } from "../../server/src/estate/lint-files";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import { type WorstCase, worstCase } from "../../server/src/facts/requests/worst-case";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import { dearRun } from "../simulator/climb";
import type { PlainAction, PlainActions, PlainDefinition } from "../simulator/definition";
import { sidesOf } from "../simulator/definition";
import type { Oracle } from "../simulator/simulate";
import { corpusFolder } from "./corpus-files";

interface Case {
  readonly file: string;
  readonly found: FlowAnalysis;
  readonly worst: WorstCase;
  readonly definition: PlainDefinition;
}

const cases: Case[] = [];

beforeAll(async () => {
  const listing = await listExportFiles([corpusFolder()], nodeFiles(), defaultLimits);
  for await (const { file, analysis } of lintFiles(listing.files, (flow) => settingsForFlow([], flow, "2026-11-21"))) {
    for (const found of analysis?.flows ?? []) {
      const { facts, flow } = found;
      const childFlow = (id: string) => facts.childFlows.find((call) => call.id === id)?.child;
      const worst = worstCase(facts.cost, facts.identity.id, childFlow, {
        profile: "low",
        edition: "2025-06",
        kind: "cloud-flow",
      });
      cases.push({ file, found, worst, definition: flow.definition.value as PlainDefinition });
    }
  }
});

test("no run in which everything succeeds costs more than worst", () => {
  expect(cases.length).toBeGreaterThan(0);
  for (const { file, found, worst } of cases) {
    const { most } = found.facts.requests.perRun;
    if (worst.worst !== null) expect(worst.worst, file).toBeGreaterThanOrEqual(most as number);
  }
});

test("no simulated run costs more than worst, and most runs that are said to exist are found", () => {
  const seen = { exact: 0, reached: 0, bound: 0, notReached: [] as string[] };
  for (const { file, found, worst, definition } of simulated()) {
    const cost = dearRun(definition, oracleOf(found), 100_000);
    expect(cost, file).toBeLessThanOrEqual(worst.worst as number);
    seen[worst.worstIs]++;
    if (worst.worstIs === "exact" && cost === worst.worst) seen.reached++;
    else if (worst.worstIs === "exact") seen.notReached.push(`${file}: ${cost} of ${worst.worst}`);
  }
  if (process.env.SHOW) console.log(seen);
  expect(seen.reached).toBeGreaterThan(0.9 * seen.exact);
});

test("handlers that exclude each other make the worst run cheaper than all actions together", () => {
  const cheaper = simulated().filter(({ found, worst, definition }) => {
    return (worst.worst as number) < 1 + allActions(definition.actions ?? {}, "/actions", oracleOf(found));
  });
  if (process.env.SHOW) console.log({ cheaper: cheaper.length, of: simulated().length });
  expect(cheaper.length).toBeGreaterThan(0);
});

/** Flows that can be simulated step by step: without further pages and child flows, and not too large. */
function simulated(): readonly Case[] {
  return cases.filter(({ found: { flow, facts }, worst }) => {
    const isOrdered = flow.problems.length === 0 && flow.trigger !== null && flow.furtherTriggers.length === 0;
    const isKnown = flow.allActions.every(({ kind }) => kind !== "unknown");
    return (
      isOrdered &&
      isKnown &&
      worst.pages.actions === 0 &&
      facts.childFlows.length === 0 &&
      (worst.worst ?? Number.POSITIVE_INFINITY) < 1000
    );
  });
}

function oracleOf({ facts }: FlowAnalysis): Required<Pick<Oracle, "passes" | "retries" | "pages">> {
  const values = new Map(facts.cost.loops.map(({ at, value }) => [at, value]));
  const { pointer } = facts.identity;
  return { passes: (path) => values.get(pointer + path) as number, retries, pages: () => 0 };
}

/** What repeats its call by itself does so twice in profile Low. */
function retries(_path: string, { type, inputs }: PlainAction): number {
  const policy = (inputs as { retryPolicy?: unknown } | undefined)?.retryPolicy;
  const { type: kind, count } = (policy ?? { type: "default" }) as { type?: string; count?: number | string };
  if (kind?.toLowerCase() === "none") return 0;
  if (kind === undefined || count === undefined || kind.toLowerCase() === "default") {
    return /^((OpenApiConnection|ApiConnection)(Webhook|Notification)?|Http|HttpWebhook|Workflow)$/i.test(type) ? 2 : 0;
  }
  return Number(count);
}

/** All actions, whatever excludes what; of a branch its dearer side. */
function allActions(actions: PlainActions, path: string, oracle: ReturnType<typeof oracleOf>): number {
  let total = 0;
  for (const [name, action] of Object.entries(actions)) {
    const at = `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const inside = (list: PlainActions = {}, below = "/actions"): number => allActions(list, at + below, oracle);
    switch (action.type.toLowerCase()) {
      case "if":
      case "switch":
        total += 1 + Math.max(...sidesOf(action).map(([, list, below]) => inside(list, below)));
        break;
      case "foreach":
      case "until":
        total += 1 + oracle.passes(at, name, action) * inside(action.actions);
        break;
      default:
        total += 1 + oracle.retries(at, action) + inside(action.actions);
    }
  }
  return total;
}
