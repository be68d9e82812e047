import { addAll } from "../../../shared/add-all";
import { listIn } from "../../../shared/list-in";
import type { SettingsOf } from "../analyze";
import type { ExportFile } from "../exports/export-file";
import type { FlowFacts } from "../facts/flow-facts";
import type { FlowSummary } from "../facts/flow-summary";
import { summaryOf } from "../facts/summarize-flow";
import type { Caller } from "../facts/surroundings";
import { type FirstLook, firstLook, outlinesOf, withIdsInside } from "./first-look";
import type { KeptTexts } from "./kept-texts";

/** A flow among the inputs: where it is, not what it says. */
interface KnownFlow {
  readonly id: string;
  readonly file: ExportFile;
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

/** Looks at all inputs. */
export async function indexFlows(
  files: readonly ExportFile[],
  settings: SettingsOf,
  texts: KeptTexts,
): Promise<FlowIndex> {
  const look = await firstLook(files, { from: 0, to: files.length }, settings, (file) => texts.read(file));
  return flowIndex(await withIdsInside(look, files, settings), files, settings);
}

/** Finds its way by what was seen of all inputs. */
export function flowIndex(look: FirstLook, files: readonly ExportFile[], settings: SettingsOf): FlowIndex {
  const flows = new Map<string, KnownFlow[]>();
  for (const { id, file } of look.known) listIn(flows, id).push({ id, file: files[file] as ExportFile });

  const nearest = (from: ExportFile, id: string): KnownFlow | undefined => {
    const known = flows.get(id) ?? [];
    return known.length < 2 ? known[0] : closest(from, known);
  };
  const calledBy = new Map<KnownFlow, Caller[]>();
  const callsOf = new Map<ExportFile, string[]>();
  for (const { file: position, caller, calls } of look.callers) {
    const file = files[position] as ExportFile;
    addAll(listIn(callsOf, file), calls);
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
      addAll(
        open,
        found.calls.map((id) => nearest(known.file, id)),
      );
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
