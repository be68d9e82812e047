import { readJson } from "../syntax/read-json";
import { applyEdits, type TextEdit } from "../syntax/text-edit";
import type { SettingsEdit, StructuralEdit } from "./finding";
import { textEdits } from "./text-edits";

/**
 * Changes of settings as changes of the text of a settings file; the whole of a new file where there is none. Null where
 * the text is no sound JSON, which nothing is put into.
 */
export function settingsTextEdits(text: string | null, edits: readonly SettingsEdit[]): TextEdit[] | null {
  if (text === null || text.trim() === "") {
    const made = settingsTextEdits(emptySettings, edits) ?? [];
    return [{ offset: 0, length: text?.length ?? 0, newText: applyEdits(emptySettings, made) }];
  }
  const tree = readJson(text);
  const { root } = tree;
  if (root?.kind !== "object" || tree.problems.length > 0) return null;
  const inFlows = (match: string): number =>
    (root.get("flows")?.items() ?? []).findLastIndex((entry) => entry.get("match")?.value === match);
  const structural = edits.map((edit): StructuralEdit => {
    if (edit.kind === "set") return { kind: "set", in: root, path: edit.path, value: edit.value };
    if (edit.kind === "append") return { kind: "append", in: root, path: [edit.list], value: edit.value };
    const { match, path, value } = edit;
    const index = inFlows(match);
    if (index >= 0) return { kind: "set", in: root, path: ["flows", index, ...path], value };
    const entry = { match, ...(path.reduceRight<unknown>((inside, step) => ({ [step]: inside }), value) as object) };
    return { kind: "append", in: root, path: ["flows"], value: entry };
  });
  return textEdits(tree.written, structural);
}

const emptySettings = "{}\n";
