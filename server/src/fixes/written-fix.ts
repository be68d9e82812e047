import type { Fix } from "../findings/finding";
import { settingsTextEdits } from "../findings/settings-edits";
import { textEdits } from "../findings/text-edits";
import type { WrittenText } from "../syntax/json-tree";
import type { TextEdit } from "../syntax/text-edit";

/** A fix as changes of texts. */
export interface WrittenFix extends Pick<Fix, "title" | "safe" | "choice"> {
  /** Of the flow's document. */
  readonly edits: readonly TextEdit[];
  /** Of the settings file. */
  readonly settings: readonly TextEdit[];
  /** Why the fix cannot be made here; there are no edits then. */
  readonly withheld: string | null;
}

/** What fixes are written into. */
export interface FixTarget {
  /** The flow's file, with `!/` where it stands in a package. */
  readonly file: string;
  /** Null while it is no sound JSON. */
  readonly written: WrittenText | null;
  /** The text of the settings file; null where it is to be made. */
  readonly settings: () => string | null;
}

export function writeFix(
  { title, safe, choice, edits, settings }: Fix,
  { file, written, ...target }: FixTarget,
): WrittenFix {
  const fix = { title, safe, choice, edits: [], settings: [] };
  if (edits.length > 0 && file.includes("!/"))
    return { ...fix, withheld: "The flow stands in a package; unpack it to change it." };
  if (edits.length > 0 && written === null) return { ...fix, withheld: "The file is no sound JSON." };
  const inSettings = settings.length === 0 ? [] : settingsTextEdits(target.settings(), settings);
  if (inSettings === null) return { ...fix, withheld: "The settings file is no sound JSON." };
  const inDocument = written === null ? [] : textEdits(written, edits).map((edit) => written.inDocument(edit));
  return { ...fix, edits: inDocument, settings: inSettings, withheld: null };
}
