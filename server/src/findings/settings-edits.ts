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
  const entries = new Map<string, Entry>();
  const structural = edits.flatMap((edit): StructuralEdit | [] => {
    if (edit.kind === "set") return { kind: "set", in: root, path: edit.path, value: edit.value };
    if (edit.kind === "append") return { kind: "append", in: root, path: [edit.list], value: edit.value };
    const { match, path, value } = edit;
    const index = inFlows(match);
    if (index >= 0) return { kind: "set", in: root, path: ["flows", index, ...path], value };
    const known = entries.get(match);
    const entry = known ?? { match };
    put(entry, path, value);
    entries.set(match, entry);
    return known ? [] : { kind: "append", in: root, path: ["flows"], value: entry };
  });
  return textEdits(tree.written, structural);
}

/** An entry of `flows` that is to be made. */
type Entry = Record<string, unknown>;

function put(entry: Entry, path: readonly string[], value: unknown): void {
  let inside = entry;
  for (const step of path.slice(0, -1)) {
    const next = Object.hasOwn(inside, step) ? inside[step] : {};
    inside[step] = next;
    inside = next as Entry;
  }
  inside[path.at(-1) as string] = value;
}

const emptySettings = "{}\n";
