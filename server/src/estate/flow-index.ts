import { type FlowOutline, outline, type SettingsOf } from "../analyze";
import type { ExportFile } from "../exports/export-file";
import type { FlowSummary } from "../facts/flow-summary";
import type { Caller } from "../facts/surroundings";
import { flowIdInFileName } from "../flow/flow-metadata";
import { connectorOf, metadataOf } from "./file-surroundings";

/** A flow among the inputs, as the first pass keeps it: where it is, not what it says. */
interface KnownFlow {
  readonly id: string;
  readonly file: ExportFile;
}

/** Who is among the inputs, and who calls whom. */
export interface FlowIndex {
  /** Reads what a file's calls lead to, so that `childFlow` can answer for it. */
  prepare(file: ExportFile, ids: readonly string[]): Promise<void>;
  childFlow(from: ExportFile, id: string): FlowSummary | undefined;
  callersOf(file: ExportFile, id: string): readonly Caller[];
  /** Ids that the flows of a file call. */
  callsOf(file: ExportFile): readonly string[];
}

/**
 * The first pass over all inputs. It reads every file, but parses only those that call child flows or whose id does
 * not stand in the file's name; what it keeps is about a line per flow.
 */
export async function indexFlows(files: readonly ExportFile[], settings: SettingsOf): Promise<FlowIndex> {
  const flows = new Map<string, KnownFlow[]>();
  const calls = new Map<ExportFile, readonly string[]>();
  const callers: { readonly file: ExportFile; readonly caller: Caller; readonly calls: readonly string[] }[] = [];
  const know = (id: string | null, file: ExportFile): void => {
    if (id === null) return;
    const known = flows.get(id);
    if (known) known.push({ id, file });
    else flows.set(id, [{ id, file }]);
  };

  for (const file of files) {
    const text = await file.read();
    if (!("text" in text)) continue;
    const idInName = flowIdInFileName(file.label);
    const mayCall = text.text.includes("workflowReferenceName");
    if (idInName !== null && !mayCall) {
      know(idInName, file);
      continue;
    }
    if (!mayCall && !holdsIdsInside.test(text.text)) continue;
    const outlines = outlinesOf(file, text.text, settings);
    for (const { identity, calls: called, settings: own, summary } of outlines) {
      know(identity.id, file);
      if (called.length === 0) continue;
      const { startedBy } = summary(() => undefined);
      const caller = { ...identity, startedBy, processLicense: own.processLicense };
      callers.push({ file, caller, calls: called });
    }
    const all = outlines.flatMap((it) => it.calls);
    if (all.length > 0) calls.set(file, [...new Set(all)]);
  }

  const nearest = (from: ExportFile, id: string): KnownFlow | undefined => {
    const known = flows.get(id) ?? [];
    return known.length < 2 ? known[0] : closest(from, known);
  };
  const calledBy = new Map<KnownFlow, Caller[]>();
  for (const { file, caller, calls: called } of callers) {
    for (const id of called) {
      const child = nearest(file, id);
      if (child) calledBy.set(child, [...(calledBy.get(child) ?? []), caller]);
    }
  }

  const summaries = new Map<KnownFlow, FlowSummary>();
  const childFlow = (from: ExportFile, id: string): FlowSummary | undefined => {
    const known = nearest(from, id);
    return known && summaries.get(known);
  };
  const prepare = async (from: ExportFile, ids: readonly string[]): Promise<void> => {
    const open = ids.map((id) => nearest(from, id));
    for (const known of open) {
      if (!known || summaries.has(known)) continue;
      const text = await known.file.read();
      if (!("text" in text)) continue;
      const found = outlinesOf(known.file, text.text, settings).find(({ identity }) => identity.id === known.id);
      if (!found) continue;
      summaries.set(
        known,
        found.summary((id) => childFlow(known.file, id)),
      );
      open.push(...found.calls.map((id) => nearest(known.file, id)));
    }
  };

  return {
    prepare,
    childFlow,
    callersOf: (file, id) => calledBy.get((flows.get(id) ?? []).find((it) => it.file === file) as KnownFlow) ?? [],
    callsOf: (file) => calls.get(file) ?? [],
  };
}

/** Marks of exports whose flows carry their ids inside. */
const holdsIdsInside = /clientdata|Microsoft\.ProcessSimple|Microsoft\.Flow\/flows|workflowEntityId/;

function outlinesOf(file: ExportFile, text: string, settings: SettingsOf): FlowOutline[] {
  const beside = { metadata: metadataOf(file), connectorOf: connectorOf(file) };
  return outline({ uri: file.label, version: 0, text }, beside, settings);
}

/** Within the caller's own package first, then in the nearest folder, then the first in file order. */
function closest(from: ExportFile, known: readonly KnownFlow[]): KnownFlow | undefined {
  const ranked = known.map((it) => ({
    it,
    samePackage: it.file.package !== null && it.file.package.label === from.package?.label ? 1 : 0,
    shared: sharedFolders(from.label, it.file.label),
  }));
  return ranked.reduce((best, one) =>
    one.samePackage > best.samePackage || (one.samePackage === best.samePackage && one.shared > best.shared)
      ? one
      : best,
  ).it;
}

function sharedFolders(a: string, b: string): number {
  const left = a.split("/");
  const right = b.split("/");
  let shared = 0;
  while (shared < left.length - 1 && shared < right.length - 1 && left[shared] === right[shared]) shared++;
  return shared;
}
