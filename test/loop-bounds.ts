import { nodeFiles } from "../server/src/cli/node-files";
import { lintFiles } from "../server/src/estate/lint-files";
import { defaultLimits } from "../server/src/exports/limits";
import { listExportFiles } from "../server/src/exports/list-export-files";
import { FlowValues } from "../server/src/facts/sizes/flow-values";
import { untilBound } from "../server/src/facts/sizes/until-bound";
import { isLoop } from "../server/src/flow/flow";
import { defaultSettings } from "../shared/settings";

/** A loop of an export with what bounds it, or why nothing does. */
export interface BoundLoop {
  readonly file: string;
  readonly action: string;
  readonly least: number;
  readonly most: number | null;
  /** What decided, in a word or two. */
  readonly rule: string;
  readonly because: readonly string[];
}

/** Every loop of every flow in a folder, in the order of files and texts. */
export async function loopsIn(folder: string): Promise<BoundLoop[]> {
  const settings = defaultSettings("2026-11-21");
  const { files } = await listExportFiles([folder], nodeFiles(), defaultLimits);
  const loops: BoundLoop[] = [];
  for await (const { file, analysis } of lintFiles(files, () => settings)) {
    for (const { flow } of analysis.flows) {
      const values = new FlowValues(flow, settings.edition);
      for (const action of flow.allActions.filter(isLoop)) {
        const place = { file: file.slice(folder.length + 1), action: action.name };
        if (action.kind === "applyToEach") {
          const { least, most, rule, because } = values.sizeOfLoop(action);
          loops.push({ ...place, least, most, rule, because });
        } else {
          const { most, mostFrom, because } = untilBound(action, values, settings.edition);
          loops.push({ ...place, least: 1, most, rule: `until: ${mostFrom ?? "none"}`, because: [because] });
        }
      }
    }
  }
  return loops;
}

/** How many loops each rule bounds, and how many it leaves open. */
export function tableOf(loops: readonly BoundLoop[]): string {
  const counts = new Map<string, number>();
  for (const { most, rule } of loops) {
    const key = `${most === null ? "open " : "bound"} ${rule}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const lines = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => `${String(count).padStart(5)} ${key}`);
  const bounded = loops.filter(({ most }) => most !== null).length;
  return `${lines.join("\n")}\n${bounded} of ${loops.length} loops are bounded.\n`;
}
