import { listIn } from "../../../shared/list-in";
import { type FlowOutline, outline, type SettingsOf } from "../analyze";
import type { ExportFile } from "../exports/export-file";
import type { FlowFacts } from "../facts/flow-facts";
import type { FlowSummary } from "../facts/flow-summary";
import { summaryOf } from "../facts/summarize-flow";
import type { Caller } from "../facts/surroundings";
import { flowIdInFileName } from "../flow/name-in-file";
import { ownCopy } from "../syntax/own-copy";
import { connectorOf, metadataOf } from "./file-surroundings";
import type { KeptTexts } from "./kept-texts";

/** A flow among the inputs, as the first pass keeps it: where it is, not what it says. */
interface KnownFlow {
  readonly id: string;
  readonly file: ExportFile;
}

interface CallingFlow {
  readonly file: ExportFile;
  readonly caller: Caller;
  /** Ids of the flows it calls. */
  readonly calls: readonly string[];
}

/** Who is among the inputs, and who calls whom. */
export interface FlowIndex {
  /** Reads what a file's calls lead to, so that `childFlow` can answer for it. */
  prepare(file: ExportFile, ids: readonly string[]): Promise<void>;
  /** Takes what has been worked out about a file's flows, so that no caller has it worked out again. */
  remember(file: ExportFile, flows: readonly FlowFacts[]): void;
  childFlow(from: ExportFile, id: string): FlowSummary | undefined;
  callersOf(file: ExportFile, id: string): readonly Caller[];
  /** Ids that the flows of a file call. */
  callsOf(file: ExportFile): readonly string[];
}

/**
 * The first pass over all inputs. It reads every file but parses few: a solution's flow tells its id in its file name
 * or beside it; other exports with ids inside are parsed only where a call leads to none of the ids seen. What is kept is about a line per flow.
 */
export async function indexFlows(
  files: readonly ExportFile[],
  settings: SettingsOf,
  texts: KeptTexts,
): Promise<FlowIndex> {
  const flows = new Map<string, KnownFlow[]>();
  const callers: CallingFlow[] = [];
  const withIdsInside: ExportFile[] = [];
  const know = (id: string | null, file: ExportFile): void => {
    if (id !== null) listIn(flows, id).push({ id, file });
  };

  for (const file of files) {
    const read = await texts.read(file);
    if (!("text" in read)) continue;
    const { text } = read;
    const id = flowIdInFileName(file.label) ?? metadataOf(file).id;
    know(id, file);
    if (text.includes("workflowReferenceName")) callers.push(...callingFlows(file, text, settings));
    if (id === null && holdsIdsInside.test(text)) withIdsInside.push(file);
  }
  const called = new Set(callers.flatMap(({ calls }) => calls));
  const unseen = [...called].filter((id) => !flows.has(id));
  for (const file of unseen.length === 0 ? [] : withIdsInside) {
    const read = await file.read();
    if (!("text" in read)) continue;
    const lower = read.text.toLowerCase();
    if (!unseen.some((id) => lower.includes(id))) continue;
    for (const { identity } of outlinesOf(file, read.text, settings)) know(identity.id && ownCopy(identity.id), file);
  }

  const nearest = (from: ExportFile, id: string): KnownFlow | undefined => {
    const known = flows.get(id) ?? [];
    return known.length < 2 ? known[0] : closest(from, known);
  };
  const calledBy = new Map<KnownFlow, Caller[]>();
  const callsOf = new Map<ExportFile, string[]>();
  for (const { file, caller, calls } of callers) {
    listIn(callsOf, file).push(...calls);
    for (const id of calls) {
      const child = nearest(file, id);
      if (child) listIn(calledBy, child).push(caller);
    }
  }

  const knownIn = (file: ExportFile, id: string): KnownFlow | undefined =>
    flows.get(id)?.find((known) => known.file === file);
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

  const remember = (file: ExportFile, facts: readonly FlowFacts[]): void => {
    for (const one of facts) {
      const known = one.identity.id === null ? undefined : knownIn(file, one.identity.id);
      if (!known || !calledBy.has(known) || summaries.has(known)) continue;
      summaries.set(
        known,
        summaryOf(one, (id) => childFlow(file, id)),
      );
    }
  };

  return {
    prepare,
    remember,
    childFlow,
    callersOf: (file, id) => {
      const known = knownIn(file, id);
      return (known && calledBy.get(known)) ?? [];
    },
    callsOf: (file) => callsOf.get(file) ?? [],
  };
}

/** Marks of exports whose flows carry their ids inside. */
const holdsIdsInside = /clientdata|Microsoft\.ProcessSimple|Microsoft\.Flow\/flows|workflowEntityId/;

/** What is kept of a calling flow is copied, so that its text can go. */
function callingFlows(file: ExportFile, text: string, settings: SettingsOf): CallingFlow[] {
  return outlinesOf(file, text, settings)
    .filter(({ calls }) => calls.length > 0)
    .map(({ identity, calls, settings: { processLicense, flowGroup, context, origins }, startedBy }) => {
      const id = identity.id === null ? null : ownCopy(identity.id);
      const known = { id, name: ownCopy(identity.name), file: file.label };
      const caller = {
        ...known,
        startedBy,
        processLicense,
        inFlowGroup: flowGroup !== null,
        context,
        ownerDeclared: origins.has("context.owner"),
      };
      return { file, caller, calls: calls.map(ownCopy) };
    });
}

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
