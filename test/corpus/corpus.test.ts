import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { listIn } from "../../shared/list-in";
import type { PlainAction, PlainDefinition } from "../simulator/definition";
import { calledFlow } from "../simulator/definition";
import { type Extreme, extremeRun } from "../simulator/extremes";
import { evaluateFormula } from "../simulator/formula";
import { onTolerantRoad, told } from "../told";
import { atPointer, CorpusTexts, corpusFolder, keySpans, positionIn, readManifest } from "./corpus-files";
import {
  differentTwins,
  expectedProblems,
  notFlowFiles,
  notFoundAsListed,
  otherConnectors,
  otherCounts,
  startedByLabel,
} from "./expectations";
import { lintFolder, type Report, type ReportFlow } from "./report";

const folder = corpusFolder();
const printed = lintFolder(folder);
const report = JSON.parse(printed) as Report;
const manifest = readManifest(folder);
const listedFlows = manifest.filter(({ role }) => role === "flow");
const texts = new CorpusTexts(folder);

const byFile = new Map<string, ReportFlow[]>();
for (const flow of report.flows) listIn(byFile, flow.file).push(flow);

const textCache = new Map<string, { readonly text: string; readonly json: unknown }>();
function read(file: string): { readonly text: string; readonly json: unknown } {
  let found = textCache.get(file);
  if (!found) {
    const text = texts.textOf(file);
    found = { text, json: JSON.parse(text.replace(/^\uFEFF/, "")) };
    textCache.set(file, found);
  }
  return found;
}

function definitionOf({ file, pointer }: ReportFlow): PlainDefinition {
  return atPointer(read(file).json, pointer) as PlainDefinition;
}

function label({ file, pointer }: ReportFlow): string {
  return pointer === "" ? file : `${file} ${pointer}`;
}

interface PlacedAction {
  readonly name: string;
  readonly action: PlainAction;
  readonly at: string;
  readonly depth: number;
}

/** Every action of a definition: members of any object called `actions` that stands where a container keeps its own. */
function actionsOf(flow: ReportFlow): PlacedAction[] {
  const found: PlacedAction[] = [];
  const visit = (actions: PlainDefinition["actions"], pointer: string, depth: number): void => {
    for (const [name, action] of Object.entries(actions ?? {})) {
      const at = `${pointer}/${escaped(name)}`;
      found.push({ name, action, at, depth });
      visit(action.actions, `${at}/actions`, depth + 1);
      visit(action.else?.actions, `${at}/else/actions`, depth + 1);
      visit(action.default?.actions, `${at}/default/actions`, depth + 1);
      for (const inside of ["cases", "tools"] as const) {
        for (const [key, one] of Object.entries(action[inside] ?? {})) {
          visit(one.actions, `${at}/${inside}/${escaped(key)}/actions`, depth + 1);
        }
      }
    }
  };
  visit(definitionOf(flow).actions, `${flow.pointer}/actions`, 1);
  return found;
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function triggerOf(flow: ReportFlow): readonly [string, PlainAction & { readonly kind?: string }] | null {
  return (
    (Object.entries(definitionOf(flow).triggers ?? {})[0] as [string, PlainAction & { readonly kind?: string }]) ?? null
  );
}

describe("the report as a whole", () => {
  test("is the same in a second run, byte for byte", () => {
    expect(lintFolder(folder) === printed).toBe(true);
  });

  test("tells the expected problems and no others", () => {
    expect(report.problems.map(({ file, code, severity }) => ({ file, code, severity }))).toEqual(
      expectedProblems.map(({ file, code, severity }) => ({ file, code, severity })),
    );
  });

  test("lists flows by file, then pointer, each once", () => {
    const keys = report.flows.map(({ file, pointer }) => `${file}\0${pointer}`);
    const inOrder = report.flows
      .toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.pointer < b.pointer ? -1 : 1))
      .map(({ file, pointer }) => `${file}\0${pointer}`);
    expect(keys).toEqual(inOrder);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("sums each flow id once", () => {
    const seen = new Set<string>();
    const summed = report.flows.filter(({ id }) => id === null || (!seen.has(id) && seen.add(id)));
    expect(report.summary.flows).toBe(report.flows.length);
    expect(report.summary.actions).toBe(summed.reduce((total, { actions }) => total + actions.total, 0));
    expect(report.summary.premiumFlows).toBe(summed.filter(({ premium }) => premium.required).length);
    const findings = report.flows.flatMap((flow) => flow.findings).length;
    expect(Object.values(report.summary.findings).reduce((total, count) => total + count, 0)).toBe(findings);
  });
});

test("both roads into the syntax say the same of every file", () => {
  for (const file of byFile.keys()) {
    const { text } = read(file);
    expect({ file, told: told(text) }).toEqual({ file, told: told(onTolerantRoad(text)) });
  }
});

describe("the flows that the corpus lists", () => {
  test("are found, save those with a reason", () => {
    const missing = listedFlows.filter(({ path }) => !byFile.has(path)).map(({ path }) => path);
    expect(missing).toEqual(notFoundAsListed.map(({ file }) => file));
  });

  test("have the listed number of actions, levels and loops, save those with a reason", () => {
    const other = listedFlows.flatMap(({ path, actions, depth, loops }) => {
      const flows = byFile.get(path);
      if (!flows) return [];
      const told = flows.map((flow) => [flow.actions.total, flow.actions.depth, flow.actions.loops]);
      const listed = [[actions, depth, loops]];
      return JSON.stringify(told) === JSON.stringify(listed) ? [] : [{ file: path, listed, told }];
    });
    expect(other).toEqual(otherCounts.map(({ file, listed, told }) => ({ file, listed, told })));
  });

  test("have the counts that the plain definition has", () => {
    for (const flow of report.flows) {
      const all = actionsOf(flow);
      const ofType = (...types: string[]): number =>
        all.filter(({ action }) => types.includes(action.type.toLowerCase())).length;
      expect({ flow: label(flow), ...flow.actions }).toEqual({
        flow: label(flow),
        total: all.length,
        loops: ofType("foreach", "until"),
        branches: ofType("if", "switch"),
        scopes: ofType("scope"),
        childFlowCalls: ofType("workflow"),
        depth: Math.max(0, ...all.map(({ depth }) => depth)),
      });
    }
  });

  test("are started as their label says", () => {
    const labels = new Set(listedFlows.map(({ trigger }) => trigger));
    expect([...labels].sort()).toEqual(Object.keys(startedByLabel).sort());
    const others = listedFlows.flatMap(({ path, trigger }) =>
      (byFile.get(path) ?? [])
        .map((flow) => flow.trigger?.startedBy ?? null)
        .filter((told) => told !== startedByLabel[trigger])
        .map((told) => ({ path, trigger, told })),
    );
    expect(others).toEqual([]);
  });
});

describe("child flows", () => {
  test("are the flows with a button and a response, and those that a flow among the inputs calls", () => {
    const called = new Set(report.flows.flatMap((flow) => flow.childFlows.map(({ file, id }) => `${file}\0${id}`)));
    for (const flow of report.flows) {
      const trigger = triggerOf(flow)?.[1];
      if (!trigger || !flow.trigger) continue;
      const isCalled = called.has(`${flow.file}\0${flow.id}`);
      const answers = actionsOf(flow).some(({ action }) => action.type === "Response");
      const isButton = trigger.type === "Request" && trigger.kind === "Button";
      expect({ flow: label(flow), class: flow.trigger.class }).toEqual({
        flow: label(flow),
        class: isCalled || (isButton && answers) ? "child" : flow.trigger.startedBy,
      });
      const callers = report.flows.filter(({ childFlows }) =>
        childFlows.some(({ file, id }) => file === flow.file && id === flow.id && id !== null),
      );
      expect(flow.trigger.calledBy.map(({ file }) => file).sort()).toEqual(callers.map(({ file }) => file).sort());
    }
  });

  test("are named for every call, and resolve to the nearest flow with their id", () => {
    let resolved = 0;
    for (const flow of report.flows) {
      const calls = actionsOf(flow).filter(({ action }) => action.type === "Workflow");
      expect(flow.childFlows.map(({ at }) => at).sort()).toEqual(calls.map(({ at }) => at).sort());
      for (const { at, id, file, name } of flow.childFlows) {
        const call = calls.find((it) => it.at === at) as PlacedAction;
        expect(id).toBe(calledFlow(call.action));
        const candidates = report.flows.filter((it) => it.id === id && id !== null);
        const nearest = candidates.toSorted((a, b) => closeness(b.file, flow.file) - closeness(a.file, flow.file))[0];
        expect({ at, file, name }).toEqual({ at, file: nearest?.file ?? null, name: nearest?.name ?? null });
        if (nearest) resolved++;
      }
    }
    expect(resolved).toBeGreaterThan(0);
  });
});

/** In the same package first, then by the number of folders in common. */
function closeness(a: string, b: string): number {
  const zipOf = (file: string): string | null => (file.includes("!/") ? file.slice(0, file.lastIndexOf("!/")) : null);
  const [left, right] = [a.split("/").slice(0, -1), b.split("/").slice(0, -1)];
  const shared = left.findIndex((step, index) => step !== right[index]);
  return (zipOf(a) !== null && zipOf(a) === zipOf(b) ? 1000 : 0) + (shared < 0 ? left.length : shared);
}

describe("requests of a run", () => {
  // How many passes a loop has is tested by itself; here it is taken from the report.
  const passesOf = new Map<PlainAction, number>();
  for (const flow of report.flows) {
    const variables = (flow.requests ?? flow.actionsPerRun)?.variables ?? [];
    for (const { file, at, value } of variables) {
      if (file === null) passesOf.set(atPointer(read(flow.file).json, at) as PlainAction, value);
    }
  }
  const passes: Extreme["passes"] = (path, _name, action) => {
    const value = passesOf.get(action);
    if (value === undefined) throw new Error(`no value for the loop at ${path}`);
    return value;
  };

  /** The flow that a call from a definition means, which an agent flow's own price is no part of. */
  const definitions = new Map(report.flows.map((flow) => [definitionOf(flow), flow]));
  const find = (id: string, from: PlainDefinition): PlainDefinition | undefined => {
    const call = definitions.get(from)?.childFlows.find((it) => it.id === id);
    const child = call?.file ? byFile.get(call.file)?.find((it) => it.id === id) : undefined;
    return child && child.kind !== "agent-flow" ? definitionOf(child) : undefined;
  };

  test("are what an independent count of the plain definition gives", () => {
    let [branching, terminating] = [0, 0];
    for (const flow of report.flows) {
      const told = flow.requests?.perRun ?? flow.actionsPerRun;
      if (!told) throw new Error(`${label(flow)} has no count`);
      const definition = definitionOf(flow);
      const count = (pick: Extreme["pick"]): number => extremeRun(flow.id, definition, find, { pick, passes }).requests;
      const [least, most] = [count("least"), count("most")];
      expect({ flow: label(flow), least: told.least, likely: told.likely, most: told.most }).toEqual({
        flow: label(flow),
        least,
        likely: most,
        most,
      });
      if (least < most) branching++;
      if (actionsOf(flow).some(({ action }) => action.type === "Terminate")) terminating++;
    }
    expect(branching).toBeGreaterThan(100);
    expect(terminating).toBeGreaterThan(100);
  });

  test("come out of the formulas at the values of the loops", () => {
    for (const flow of report.flows) {
      const { formula, variables } = flow.requests ?? (flow.actionsPerRun as NonNullable<ReportFlow["actionsPerRun"]>);
      const { least, most } = flow.requests?.perRun ?? (flow.actionsPerRun as NonNullable<ReportFlow["actionsPerRun"]>);
      const values = new Map(variables.map(({ symbol, value }) => [symbol, value]));
      if (formula.least === null || formula.most === null) {
        expect(`${label(flow)}: ${flow.requests?.excludes.join()}`).toContain("formula");
        continue;
      }
      expect(evaluateFormula(formula.least, values)).toBe(least);
      expect(evaluateFormula(formula.most, values)).toBe(most);
    }
  });

  test("have a variable for each loop of the flow, in the order of the text", () => {
    for (const flow of report.flows) {
      const { variables } = flow.requests ?? (flow.actionsPerRun as NonNullable<ReportFlow["actionsPerRun"]>);
      const spans = flow.pointer.includes("#") ? null : spansIn(flow.file);
      const loops = actionsOf(flow).filter(({ action }) => ["foreach", "until"].includes(action.type.toLowerCase()));
      const inText = spans
        ? loops.toSorted((a, b) => (spans.get(a.at)?.start ?? 0) - (spans.get(b.at)?.start ?? 0))
        : loops;
      expect(variables.filter(({ file }) => file === null).map(({ at }) => at)).toEqual(inText.map(({ at }) => at));
      for (const { file, at, action } of variables) {
        const loop = atPointer(read(file ?? flow.file).json, at) as PlainAction;
        expect(["foreach", "until"]).toContain(loop.type.toLowerCase());
        expect(at.endsWith(`/${escaped(action)}`)).toBe(true);
      }
    }
  });
});

const spanCache = new Map<string, ReturnType<typeof keySpans>>();
function spansIn(file: string): ReturnType<typeof keySpans> {
  let spans = spanCache.get(file);
  if (!spans) {
    spans = keySpans(read(file).text);
    spanCache.set(file, spans);
  }
  return spans;
}

describe("places", () => {
  test("of findings are the names of what they speak of", () => {
    for (const flow of report.flows) {
      const { text } = read(flow.file);
      for (const { at, range } of flow.findings.flatMap((finding) => [finding, ...finding.related])) {
        const key = spansIn(flow.file).get(at);
        if (!key) throw new Error(`${at} is no property of ${flow.file}`);
        expect(range).toEqual({ start: positionIn(text, key.start), end: positionIn(text, key.end) });
        const name = at
          .slice(at.lastIndexOf("/") + 1)
          .replaceAll("~1", "/")
          .replaceAll("~0", "~");
        expect(JSON.parse(text.slice(key.start, key.end))).toBe(name);
      }
    }
  });

  test("of premium features are the names of the trigger or action", () => {
    for (const flow of report.flows) {
      const { text } = read(flow.file);
      const places = new Set([flow.trigger?.at, ...actionsOf(flow).map(({ at }) => at)]);
      for (const { at, line, column } of flow.premium.because) {
        const key = spansIn(flow.file).get(at);
        if (!key) throw new Error(`${at} is no property of ${flow.file}`);
        expect({ line, column }).toEqual(positionIn(text, key.start));
        expect(places).toContain(at);
      }
    }
  });

  test("of findings stand in the order of the text", () => {
    for (const { findings, file } of report.flows) {
      const order = findings.map(({ range, rule }) => [range.start.line, range.start.column, rule] as const);
      const sorted = order.toSorted(
        ([line, column, rule], [otherLine, otherColumn, otherRule]) =>
          line - otherLine || column - otherColumn || (rule < otherRule ? -1 : rule > otherRule ? 1 : 0),
      );
      expect({ file, order }).toEqual({ file, order: sorted });
    }
  });
});

describe("connectors", () => {
  const catalogue = JSON.parse(readFileSync(new URL("../../server/data/connectors.json", import.meta.url), "utf8")) as {
    rows: { id: string; tier: string }[];
  };
  const tiers = new Map(catalogue.rows.map(({ id, tier }) => [id, tier]));

  test("are those that the operations name, with their tiers", () => {
    const different = report.flows.flatMap((flow) => {
      if (flow.kind === "logic-app") return [];
      const expected = new Map<string, Used>();
      for (const { connector, operation, inTrigger, predicts } of operationsOf(flow)) {
        if (predicts) continue;
        const id = connector ?? "not named";
        const used = expected.get(id) ?? { inTrigger: false, actions: 0, operations: new Set() };
        expected.set(id, used);
        if (inTrigger) used.inTrigger = true;
        else used.actions++;
        if (operation !== null) used.operations.add(operation);
      }
      const named = [...expected]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, used]) => ({ id, tier: tierOf(id), ...used, operations: [...used.operations].sort() }));
      const told = flow.connectors.map(({ id, tier, inTrigger, actions, operations }) => ({
        id,
        tier,
        inTrigger,
        actions,
        operations,
      }));
      return JSON.stringify(told) === JSON.stringify(named) ? [] : [{ flow: label(flow), named, told }];
    });
    expect(different).toEqual(otherConnectors.map(({ flow, named, told }) => ({ flow, named, told })));
  });

  interface Used {
    inTrigger: boolean;
    actions: number;
    readonly operations: Set<string>;
  }

  function tierOf(id: string): string {
    return tiers.get(id) ?? (/[-.]5f/i.test(id) ? "custom" : "unknown");
  }

  test("that are not standard, and premium steps, make a flow premium", () => {
    for (const flow of report.flows) {
      if (flow.kind === "logic-app") {
        expect(flow.premium).toEqual({ required: false, because: [] });
        continue;
      }
      const trigger = triggerOf(flow)?.[1];
      const isHttp = trigger?.type === "Request" && (trigger.kind ?? "Http").toLowerCase() === "http";
      const places = actionsOf(flow).filter(({ action }) => ["Http", "HttpWebhook"].includes(action.type));
      const needed =
        isHttp ||
        places.length > 0 ||
        operationsOf(flow).some(isPremium) ||
        flow.connectors.some(({ tier }) => tier !== "standard");
      expect({ flow: label(flow), required: flow.premium.required }).toEqual({ flow: label(flow), required: needed });
      const http = flow.premium.because.filter(({ feature }) => feature === "http").map(({ at }) => at);
      expect(http.toSorted()).toEqual(places.map(({ at }) => at).toSorted());
      const told = flow.premium.because.filter(({ feature }) => feature === "http-request-trigger");
      expect(told.map(({ at }) => at)).toEqual(isHttp ? [flow.trigger?.at] : []);
    }
  });

  test("leave out AI Builder, whose operations stand with the credits", () => {
    const listed = listedFlows.filter(({ features }) => features.includes("ai-builder")).map(({ path }) => path);
    expect(listed).toHaveLength(10);
    const predicting = report.flows.filter((flow) => operationsOf(flow).some(({ predicts }) => predicts));
    expect(predicting.map(({ file }) => file)).toEqual(expect.arrayContaining(listed));
    for (const flow of predicting) {
      const operations = operationsOf(flow);
      const predictions = operations.filter(({ predicts }) => predicts).map(({ at }) => at);
      const told = flow.credits?.operations.map(({ at }) => at) ?? [];
      expect(told.toSorted()).toEqual(predictions.toSorted());
      const dataverse = operations.filter((it) => it.connector === "shared_commondataserviceforapps" && !it.predicts);
      const used = flow.connectors.find(({ id }) => id === "shared_commondataserviceforapps");
      expect((used?.actions ?? 0) + (used?.inTrigger ? 1 : 0)).toBe(dataverse.length);
      expect(used?.operations.filter((operation) => /^aibuilder/i.test(operation)) ?? []).toEqual([]);
    }
  });
});

interface Operation {
  readonly connector: string | null;
  readonly operation: string | null;
  /** It is AI Builder, in its own form or the older one of a bound action. */
  readonly predicts: boolean;
  readonly inTrigger: boolean;
  readonly at: string;
}

function isPremium({ connector, operation }: Operation): boolean {
  return connector === "shared_uiflow" || operation === "FlowStepRun";
}

/** What each trigger and action of a connector names, read from the plain file. */
function operationsOf(flow: ReportFlow): Operation[] {
  const around = atPointer(read(flow.file).json, flow.pointer.replace(/\/definition$/, "")) as {
    connectionReferences?: Record<string, Reference>;
  };
  const references = (flow.pointer.endsWith("/definition") ? around.connectionReferences : undefined) ?? {};
  const trigger = triggerOf(flow);
  const all = [
    ...(trigger?.[1].inputs
      ? [{ action: trigger[1] as PlainAction, at: flow.trigger?.at ?? "", inTrigger: true }]
      : []),
    ...actionsOf(flow).map(({ action, at }) => ({ action, at, inTrigger: false })),
  ];
  return all.flatMap(({ action, at, inTrigger }) => {
    const inputs = action.inputs as Inputs | undefined;
    const isHybrid = inTrigger && action.type === "Request" && inputs?.host !== undefined;
    if (!/^(OpenApiConnection|ApiConnection)/.test(action.type) && !isHybrid) return [];
    const metadata = (action as { metadata?: { flowSystemMetadata?: { swaggerOperationId?: string } } }).metadata;
    const named =
      inputs?.host?.operationId ?? inputs?.operationId ?? metadata?.flowSystemMetadata?.swaggerOperationId ?? null;
    const isPrediction =
      named === "PerformBoundAction" && inputs?.parameters?.actionName === "Microsoft.Dynamics.CRM.Predict";
    const predicts = isPrediction || /^aibuilderpredict_/i.test(named ?? "");
    return [{ connector: connectorOf(inputs, references), operation: named, predicts, inTrigger, at }];
  });
}

interface Inputs {
  readonly host?: {
    readonly apiId?: string;
    readonly connectionName?: string;
    readonly connectionReferenceName?: string;
    readonly operationId?: string;
    readonly connection?: { readonly name?: string; readonly referenceName?: string };
    readonly api?: { readonly runtimeUrl?: string };
  };
  readonly operationId?: string;
  readonly parameters?: { readonly actionName?: string };
}

interface Reference {
  readonly id?: string;
  readonly api?: { readonly name?: string; readonly id?: string; readonly logicalName?: string };
  readonly apiName?: string;
}

function connectorOf(inputs: Inputs | undefined, references: Readonly<Record<string, Reference>>): string | null {
  const host = inputs?.host;
  const last = (id: string | undefined): string | null => id?.split("/").at(-1)?.toLowerCase() ?? null;
  if (host?.apiId && !host.apiId.includes("@")) return last(host.apiId);
  const name = host?.connection?.name ?? host?.connectionName ?? "";
  const key = /\['\$connections'\]\['([^']+)'\]|parameters\('\$connections'\)\['([^']+)'\]/.exec(name);
  const reference = references[key?.[1] ?? key?.[2] ?? name];
  return (
    last(reference?.id) ??
    last(reference?.api?.id) ??
    last(reference?.api?.name) ??
    last(reference?.apiName) ??
    last(/\/apim\/([^/?]+)/.exec(host?.api?.runtimeUrl ?? "")?.[1])
  );
}

describe("packages and what was taken out of them", () => {
  const twins = manifest.flatMap(({ path, source }) => {
    const [zip, ...inner] = source.split("!");
    if (!path.includes("/_extracted/") || inner.length === 0) return [];
    const packed = [`${path.split("/")[0]}/${zip}`, ...inner.map((step) => step.replace(/^\//, ""))].join("!/");
    const [loose, inside] = [byFile.get(path), byFile.get(packed)];
    return loose && inside ? [{ path, packed, loose, inside }] : [];
  });

  test("agree in everything that the definition says", () => {
    expect(twins.length).toBeGreaterThanOrEqual(21);
    const different = twins.flatMap(({ path, loose, inside }) => {
      expect(loose).toHaveLength(inside.length);
      return loose.flatMap((flow, index) => {
        const other = inside[index] as ReportFlow;
        return Object.keys(flow)
          .filter((field) => !notOfTheDefinition.has(field))
          .filter((field) => comparable(flow, field) !== comparable(other, field))
          .map((field) => ({ path, field }));
      });
    });
    expect(different).toEqual(differentTwins.map(({ path, field }) => ({ path, field })));
  });

  test("every flow file of a package is reported or expected as a problem", () => {
    const told = new Set([...report.flows, ...report.problems].map(({ file }) => file));
    for (const { path } of manifest.filter(({ role }) => role === "package")) {
      const names = texts.namesIn(path).map((name) => `${path}!/${name.replaceAll("\\", "/")}`);
      const flows = names.filter((name) => /\/(?:Workflows\/[^/]+\.json|definition\.json)$/i.test(name));
      expect(flows.filter((name) => !told.has(name))).toEqual(notFlowFiles.filter((name) => name.startsWith(path)));
    }
  });

  /** What stands beside a definition in its package, and was not taken out with it. */
  const notOfTheDefinition = new Set(["file", "name", "state", "solution", "apps"]);

  function comparable(flow: ReportFlow, field: string): string {
    const value = flow[field as keyof ReportFlow];
    if (field === "trigger" && flow.trigger) {
      const { calledBy: _, why: __, ...trigger } = flow.trigger;
      return JSON.stringify(trigger);
    }
    // In a solution the owner can be changed, which a file that was taken out of it does not show; a parent is named.
    if (field === "license" && flow.license) {
      const { because: _, ...license } = flow.license;
      return JSON.stringify({ ...license, sideRules: flow.license.sideRules.filter(({ row }) => row !== 18) });
    }
    if (field === "childFlows") return JSON.stringify(flow.childFlows.map(({ id, at }) => ({ id, at })));
    return JSON.stringify(value, (key, inside) => (key === "file" || key === "fingerprint" ? undefined : inside));
  }
});

test("every reason in the lists of exceptions says something", () => {
  const all = [expectedProblems, notFoundAsListed, otherCounts, otherConnectors, differentTwins].flat();
  for (const { reason } of all) expect(reason.length).toBeGreaterThan(20);
});
