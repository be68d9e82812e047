import type { FlowAnalysis, PlacedFinding } from "../analyze";
import { fixesOf } from "../fixes/fixes-of";
import { writeFix } from "../fixes/written-fix";
import { type LineIndex, lineIndexOf } from "../syntax/source-range";
import type { TextEdit } from "../syntax/text-edit";
import type { SettingsFileOf } from "./report";

/** The fixes of a finding; an edit of the settings file names that file. */
export function jsonFixes(
  finding: PlacedFinding,
  { flow, facts, written }: FlowAnalysis,
  lines: LineIndex,
  settingsFileOf: SettingsFileOf,
) {
  const settings = settingsFileOf(facts.identity);
  const target = { file: facts.identity.file, written, settings: () => settings.text };
  return fixesOf(finding, flow, facts).map((fix) => {
    const { title, safe, choice, withheld, ...made } = writeFix(fix, target);
    const settingsLines = lineIndexOf(settings.text ?? "");
    return {
      title,
      safe,
      choice,
      edits: [
        ...made.edits.map((edit) => jsonEdit(edit, lines)),
        ...made.settings.map((edit) => ({ file: settings.file, ...jsonEdit(edit, settingsLines) })),
      ],
      ...(withheld !== null && { withheld }),
    };
  });
}

function jsonEdit({ newText, ...span }: TextEdit, lines: LineIndex) {
  return { range: lines.rangeOf(span), newText };
}
