import { describe, expect, it } from "vitest";
import { analyze, type FlowAnalysis, type PlacedFinding } from "../../server/src/analyze";
import type { Fix } from "../../server/src/findings/finding";
import { fixesOf } from "../../server/src/fixes/fixes-of";
import { limitUntil } from "../../server/src/fixes/limit-until";
import { limitRows, paginateWithinLimit } from "../../server/src/fixes/row-limits";
import { addTriggerCondition, setRecurrence } from "../../server/src/fixes/run-less-often";
import { unwrapScope } from "../../server/src/fixes/unwrap-scope";
import { writeFix } from "../../server/src/fixes/written-fix";
import type { DoUntilAction, Recurrence, ScopeAction, Trigger } from "../../server/src/flow/flow";
import { noMetadata } from "../../server/src/flow/flow-metadata";
import { readSettingsFile } from "../../server/src/settings/read-settings-file";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import { applyEdits } from "../../server/src/syntax/text-edit";
import { applyToEach, button, compose, connectorStep, doUntil, everyDay, getRows, http } from "../report/flow-parts";
import { solutionFile } from "../report/lint-report";
import { today } from "../settings/layers";

interface Texts {
  readonly flow: string;
  readonly settings: string | null;
}

const file = "Workflows/Flow.json";

function flowOf({ flow: text, settings }: Texts): FlowAnalysis {
  const read = settings === null ? null : readSettingsFile(settings, { name: "s", folder: "", isRoot: true });
  expect(read?.problems ?? []).toEqual([]);
  const layers = read === null ? [] : [read.layer];
  const alone = { metadata: noMetadata, connectorOf: () => null, childFlow: () => undefined, callersOf: () => [] };
  const { flows } = analyze({ uri: file, version: 0, text }, alone, (flow) => settingsForFlow(layers, flow, today));
  return flows[0] as FlowAnalysis;
}

function apply(texts: Texts, fix: Fix): Texts {
  const made = writeFix(fix, { file, written: flowOf(texts).written, settings: () => texts.settings });
  expect(made.withheld).toBeNull();
  return {
    flow: applyEdits(texts.flow, made.edits),
    settings: made.settings.length === 0 ? texts.settings : applyEdits(texts.settings ?? "", made.settings),
  };
}

const counting = (texts: Texts, rule: string) =>
  flowOf(texts).findings.filter((finding) => finding.rule === rule && finding.suppressed === null);

function fixes(texts: Texts, rule: string): readonly Fix[] {
  const { flow, facts } = flowOf(texts);
  return fixesOf(counting(texts, rule)[0] as PlacedFinding, flow, facts);
}

function exportOf(definition: object, indent?: number): Texts {
  return { flow: solutionFile(definition, {}, indent), settings: null };
}

const loop = { triggers: button, actions: { Each: applyToEach({ Compose: compose }) } };
const noted = (description: string) => ({
  triggers: button,
  actions: { Each: applyToEach({ Compose: compose }, { description }) },
});
const unknown = { triggers: everyDay, actions: { Call: connectorStep("shared_nobodyknows", "Do") } };

describe("a fix that a rule or the linter offers", () => {
  const cases: readonly (readonly [rule: string, title: string, definition: object])[] = [
    ["unbounded-loop", "Say that Each has 10 items, in its note", loop],
    ["unbounded-loop", "Say that Each has 10 items, in its note", noted("Each row.")],
    ["unbounded-loop", "Say that Each has 10 items, in the settings", loop],
    ["unknown-connector", "Say that shared_nobodyknows is standard in your tenant, in the settings", unknown],
    ["unknown-connector", "Say that shared_nobodyknows is premium in your tenant, in the settings", unknown],
    ["unknown-connector", "Say that shared_nobodyknows is custom in your tenant, in the settings", unknown],
    ["premium-connector", "Ignore premium-connector here, by a note", { triggers: everyDay, actions: { getRows } }],
    [
      "premium-connector",
      "Ignore premium-connector here, in the settings",
      { triggers: everyDay, actions: { getRows } },
    ],
    ["license-needed", "Ignore license-needed here, by a note", { triggers: everyDay, actions: { http } }],
    ["note-not-understood", 'Write "items" in the note', noted("Each row.\nflow-license: itmes=5; ignore http")],
    ["note-not-understood", 'Write "unbounded-loop" in the note', noted("flow-license: ignore unbound-loop -- known")],
    ["unused-suppression", 'Take "ignore http" out of the note', noted("Mine.\nflow-license: ignore http -- gone")],
    ["unused-suppression", 'Take "ignore http" out of the note', noted("flow-license: items=3; ignore http")],
  ];

  it.each(cases)("%s: %s", (rule, title, definition) => {
    for (const indent of [undefined, 2]) {
      const before = exportOf(definition, indent);
      const count = counting(before, rule).length;
      const fix = fixes(before, rule).find((it) => it.title === title);
      expect(fix).toBeDefined();
      const after = apply(before, fix as Fix);
      expect(counting(after, rule)).toHaveLength(count - 1);
      expect(counting(after, "unused-suppression").length).toBeLessThanOrEqual(
        counting(before, "unused-suppression").length,
      );
      const { properties } = JSON.parse(after.flow);
      expect(withoutNotes(properties.definition)).toEqual(withoutNotes(definition));
    }
  });

  it("keeps a maker's own words in the note, and leaves none empty", () => {
    const kept = apply(
      exportOf(noted("Mine.\nflow-license: ignore http")),
      fixes(exportOf(noted("Mine.\nflow-license: ignore http")), "unused-suppression")[0] as Fix,
    );
    expect(JSON.parse(kept.flow).properties.definition.actions.Each.description).toBe("Mine.");
    const alone = exportOf(noted("flow-license: ignore http"));
    const gone = apply(alone, fixes(alone, "unused-suppression")[0] as Fix);
    expect(JSON.parse(gone.flow).properties.definition.actions.Each).not.toHaveProperty("description");
  });

  it("goes to the settings where a note has no room", () => {
    const titles = fixes(exportOf(noted("x".repeat(250))), "unbounded-loop").map(({ title }) => title);
    expect(titles).toEqual([
      "Say that Each has 10 items, in the settings",
      "Ignore unbounded-loop here, in the settings",
    ]);
  });

  it("is withheld in a package, in broken text and in broken settings, and says so", () => {
    const texts = exportOf(loop);
    const [note, setting] = fixes(texts, "unbounded-loop") as [Fix, Fix];
    const { written } = flowOf(texts);
    const target = { file, written, settings: () => null };
    expect(writeFix(note, { ...target, file: "a.zip!/Flow.json" })).toMatchObject({
      edits: [],
      withheld: expect.stringContaining("package"),
    });
    expect(writeFix(setting, { ...target, file: "a.zip!/Flow.json" }).settings).toHaveLength(1);
    expect(writeFix(note, { ...target, written: null }).withheld).toContain("no sound JSON");
    expect(writeFix(setting, { ...target, settings: () => "{ x" }).withheld).toContain("settings");
  });

  it("does not ignore what nobody may ignore", () => {
    const texts = { ...exportOf(loop), settings: '{ "neverIgnore": ["unbounded-loop"] }' };
    expect(fixes(texts, "unbounded-loop").map(({ title }) => title)).not.toContainEqual(
      expect.stringContaining("Ignore"),
    );
  });
});

/** A definition without descriptions, which alone may differ. */
function withoutNotes(definition: object): unknown {
  return JSON.parse(JSON.stringify(definition), (key, value) => (key === "description" ? undefined : value));
}

describe("a fix that changes what a flow does", () => {
  const actionsOf = ({ flow }: Texts) => JSON.parse(flow).properties.definition.actions;
  const triggerOf = ({ flow }: Texts) => Object.values(JSON.parse(flow).properties.definition.triggers)[0];

  it("limits the rows of a list operation", () => {
    const before = exportOf({ triggers: button, actions: { getRows } });
    const [action] = flowOf(before).flow.allActions;
    const fix = limitRows(action as never, "$top", 100);
    expect(fix).toMatchObject({ title: "Read at most 100 rows in getRows", safe: false, choice: false });
    expect(actionsOf(apply(before, fix)).getRows.inputs.parameters).toEqual({ $top: 100 });
  });

  it("sets the threshold of pagination to the limit of the profile", () => {
    const before = exportOf({
      triggers: button,
      actions: {
        List: connectorStep("shared_sharepointonline", "GetItems", {
          runtimeConfiguration: { paginationPolicy: { minimumItemCount: 90000 } },
        }),
      },
    });
    const { flow, facts } = flowOf(before);
    const after = apply(before, paginateWithinLimit(flow.allActions[0] as never, facts));
    expect(actionsOf(after).List.runtimeConfiguration).toEqual({ paginationPolicy: { minimumItemCount: 5000 } });
  });

  it("adds a trigger condition, beside those that are there", () => {
    const once = apply(
      exportOf({ triggers: button, actions: {} }),
      addTriggerCondition(flowOf(exportOf({ triggers: button, actions: {} })).flow.trigger as Trigger),
    );
    const twice = apply(once, addTriggerCondition(flowOf(once).flow.trigger as Trigger));
    expect(triggerOf(twice)).toMatchObject({
      conditions: [{ expression: "@equals(true, true)" }, { expression: "@equals(true, true)" }],
    });
  });

  it("runs less often", () => {
    const before = exportOf({ triggers: everyDay, actions: {} });
    const recurrence = flowOf(before).flow.trigger?.recurrence as Recurrence;
    const after = apply(before, setRecurrence(recurrence, "Week", 2, "every 2 weeks"));
    expect(triggerOf(after)).toMatchObject({ recurrence: { frequency: "Week", interval: 2 } });
  });

  it("sets the count of a Do until, its limit where that is missing", () => {
    for (const limit of [{ timeout: "PT1H" }, { count: 5000, timeout: "PT1H" }]) {
      const before = exportOf({ triggers: button, actions: { Until: doUntil({ compose }, limit) } });
      const after = apply(before, limitUntil(flowOf(before).flow.allActions[0] as DoUntilAction, 60));
      expect(actionsOf(after).Until.limit).toEqual({ timeout: "PT1H", count: 60 });
    }
  });
});

describe("a rule's own fix that changes what a flow does", () => {
  const paginationPolicy = { minimumItemCount: 900_000 };
  const list = connectorStep("shared_sharepointonline", "GetItems", { runtimeConfiguration: { paginationPolicy } });

  it.each([
    ["pagination-threshold", { triggers: button, actions: { List: list } }],
    [
      "do-until-limit",
      { triggers: button, actions: { Until: doUntil({ compose }, { count: 9000, timeout: "PT1H" }) } },
    ],
  ])("of %s removes its finding", (rule, definition) => {
    const before = exportOf(definition);
    const [fix] = fixes(before, rule) as [Fix];
    expect(fix).toMatchObject({ safe: false, choice: false });
    expect(counting(before, rule)).toHaveLength(1);
    expect(counting(apply(before, fix), rule)).toEqual([]);
  });
});

describe("unwrapScope", () => {
  const scope = (rest: object = {}, inner: object = { Inner: compose }) => ({
    First: { ...compose, runAfter: {} },
    Scope: { type: "Scope", actions: inner, runAfter: { First: ["Succeeded"] }, ...rest },
    Last: { ...compose, runAfter: { Scope: ["Succeeded", "Failed"] } },
  });
  const fixFor = (actions: object) => {
    const texts = exportOf({ triggers: button, actions }, 2);
    const { flow } = flowOf(texts);
    const found = flow.allActions.find(({ kind }) => kind === "scope") as ScopeAction;
    return { texts, fix: unwrapScope(found, flow) };
  };

  it("puts the action in the place of the scope, which costs a request less and means the same", () => {
    const { texts, fix } = fixFor(scope());
    expect(fix).toMatchObject({ safe: true, choice: false });
    const after = apply(texts, fix as Fix);
    expect(JSON.parse(after.flow).properties.definition.actions).toEqual({
      First: { ...compose, runAfter: {} },
      Inner: { ...compose, runAfter: { First: ["Succeeded"] } },
      Last: { ...compose, runAfter: { Inner: ["Succeeded", "Failed"] } },
    });
    expect(after.flow).toBe(JSON.stringify(JSON.parse(after.flow), null, 2));
    expect(flowOf(after).facts.requests.perRun.most).toBe((flowOf(texts).facts.requests.perRun.most ?? 0) - 1);
  });

  it.each([
    ["a note", scope({ description: "Try" })],
    ["several actions", scope({}, { Inner: compose, Other: compose })],
    [
      "a name that an expression uses",
      { ...scope(), Use: { type: "Compose", inputs: "@result('Scope')", runAfter: { Last: ["Succeeded"] } } },
    ],
    ["a branch inside", scope({}, { If: { type: "If", expression: {}, actions: {} } })],
    ["tracked properties", scope({ trackedProperties: { id: 1 } })],
  ])("leaves a scope with %s", (_, actions) => {
    expect(fixFor(actions).fix).toBeNull();
  });
});
