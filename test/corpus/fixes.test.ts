import { expect, it } from "vitest";
import { analyze, type FlowAnalysis, type PlacedFinding } from "../../server/src/analyze";
import { nodeFiles } from "../../server/src/cli/node-files";
import { surroundingsOf } from "../../server/src/estate/file-surroundings";
import { indexFlows } from "../../server/src/estate/flow-index";
import { KeptTexts } from "../../server/src/estate/kept-texts";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import type { Fix } from "../../server/src/findings/finding";
import { fixesOf } from "../../server/src/fixes/fixes-of";
import { writeFix } from "../../server/src/fixes/written-fix";
import { readSettingsFile } from "../../server/src/settings/read-settings-file";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import type { SettingsLayer } from "../../server/src/settings/settings-layer";
import { applyEdits, SeparateEdits } from "../../server/src/syntax/text-edit";
import { today } from "../settings/layers";
import { corpusFolder } from "./corpus-files";

interface Chosen {
  readonly finding: PlacedFinding;
  readonly flow: FlowAnalysis;
  readonly fix: Fix;
}

/** The first fix of each finding that changes the flow's own document, or else its settings. */
function chosen(flows: readonly FlowAnalysis[], inSettings: boolean): Chosen[] {
  return flows.flatMap((flow) =>
    flow.findings.flatMap((finding) => {
      const fix = fixesOf(finding, flow.flow, flow.facts).find(
        ({ safe, edits, settings }) => safe && (inSettings ? settings.length > 0 : edits.length > 0),
      );
      return fix ? [{ finding, flow, fix }] : [];
    }),
  );
}

const keyOf = ({ rule, at }: PlacedFinding): string => `${rule} ${at.node.pointer}`;
const countingIn = (flows: readonly FlowAnalysis[]): Set<string> =>
  new Set(flows.flatMap(({ findings }) => findings.filter(({ suppressed }) => suppressed === null).map(keyOf)));

it("every safe fix leaves sound JSON in the layout of the file, removes its finding and changes nothing else", async () => {
  const { files } = await listExportFiles([corpusFolder()], nodeFiles(), defaultLimits);
  const index = await indexFlows(files, (flow) => settingsForFlow([], flow, today), new KeptTexts());
  let inNotes = 0;
  let inSettings = 0;
  for (const file of files) {
    const read = await file.read();
    if (!("text" in read)) continue;
    await index.prepare(file, index.callsOf(file));
    const lint = (text: string, layers: readonly SettingsLayer[] = []) =>
      analyze({ uri: file.label, version: 0, text }, surroundingsOf(file, index), (flow) =>
        settingsForFlow(layers, flow, today),
      ).flows;
    const flows = lint(read.text);
    // What stands in a package is looked at as if it had been unpacked.
    const target = { file: "a.json", settings: () => null };

    const separate = new SeparateEdits();
    const fixed: PlacedFinding[] = [];
    const scopes: string[] = [];
    for (const { finding, flow, fix } of chosen(flows, false)) {
      const made = writeFix(fix, { ...target, written: flow.written });
      if (made.withheld !== null || !separate.add(made.edits)) continue;
      fixed.push(finding);
      for (const edit of fix.edits) if (edit.kind === "unwrap") scopes.push(edit.node.pointer);
    }
    if (fixed.length > 0) {
      const after = applyEdits(read.text, separate.edits);
      expect(unlike(withoutScopes(JSON.parse(read.text), scopes), JSON.parse(after)), file.label).toEqual([]);
      const layout = layoutOf(read.text);
      if (layout) expect(layout(JSON.parse(after)), file.label).toBe(after);
      const left = countingIn(lint(after));
      expect(
        fixed.map(keyOf).filter((key) => left.has(key)),
        file.label,
      ).toEqual([]);
      inNotes += fixed.length;
    }

    let settings: string | null = null;
    const stated = chosen(flows, true);
    for (const { fix } of stated) {
      const made = writeFix({ ...fix, edits: [] }, { ...target, written: null, settings: () => settings });
      settings = applyEdits(settings ?? "", made.settings);
    }
    if (settings !== null) {
      const { layer, problems } = readSettingsFile(settings, { name: "s", folder: "", isRoot: true });
      expect(problems, file.label).toEqual([]);
      expect(settings).toBe(`${JSON.stringify(JSON.parse(settings), null, 2)}\n`);
      const left = countingIn(lint(read.text, [layer]));
      expect(
        stated.map(({ finding }) => keyOf(finding)).filter((key) => left.has(key)),
        file.label,
      ).toEqual([]);
      inSettings += stated.length;
    }
  }
  expect(inNotes).toBeGreaterThan(files.length);
  expect(inSettings).toBeGreaterThan(inNotes);
});

type Json = Record<string, unknown>;

/** What is meant where the one action of a scope takes the scope's place: its name, its run-after, and who waits for it. */
function withoutScopes(document: Json, scopes: readonly string[]): unknown {
  // Scopes inside of others first, so that their pointers still lead to them.
  for (const pointer of [...scopes].sort((a, b) => b.length - a.length)) {
    const steps = pointer
      .split("/")
      .slice(1)
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    const name = steps.pop() as string;
    const container = steps.reduce((at, step) => at[step] as Json, document);
    const { actions, runAfter } = container[name] as { actions: Json; runAfter?: Json };
    const [[only, action]] = Object.entries(actions) as [[string, Json]];
    delete container[name];
    container[only] = runAfter === undefined ? action : { ...action, runAfter };
    for (const sibling of Object.values(container) as { runAfter?: Json }[]) {
      if (sibling.runAfter?.[name] === undefined) continue;
      sibling.runAfter[only] = sibling.runAfter[name];
      delete sibling.runAfter[name];
    }
  }
  return document;
}

/** Where two values differ in more than a note that the second one has behind its description. */
function unlike(before: unknown, after: unknown, at = ""): string[] {
  if (typeof before === "string" && typeof after === "string" && before !== after) {
    if (before.startsWith("{")) return unlike(JSON.parse(before), JSON.parse(after), `${at}#`);
    const isNoted = at.endsWith("/description") && after.startsWith(`${before.trimEnd()}\nflow-license: `);
    return isNoted ? [] : [at];
  }
  if (typeof before !== "object" || before === null || typeof after !== "object" || after === null) {
    return Object.is(before, after) ? [] : [at];
  }
  const named = (name: string) =>
    [name, (before as Record<string, unknown>)[name], (after as Record<string, unknown>)[name]] as const;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.map(named).flatMap(([name, old, now]) => {
    const isNew = old === undefined && name === "description" && String(now).startsWith("flow-license: ");
    return isNew ? [] : unlike(old, now, `${at}/${name}`);
  });
}

/** How the text was written, where that is one of the usual ways. */
function layoutOf(text: string): ((value: unknown) => string) | null {
  const ends = ["\n", "\r\n"];
  const ways = [undefined, 1, 2, 4, "\t"].flatMap((indent) =>
    ends.flatMap((end) =>
      ["", end].map((last) => (value: unknown) => JSON.stringify(value, null, indent).replaceAll("\n", end) + last),
    ),
  );
  const value = JSON.parse(text);
  return ways.find((way) => way(value) === text) ?? null;
}
