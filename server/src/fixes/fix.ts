import type { FlowIdentity } from "../facts/flow-identity";
import type { Fix, SettingsEdit, StructuralEdit } from "../findings/finding";

/** A change of the document that nobody has to be asked about, because the flow does the same as before. */
export function safeFix(title: string, ...edits: readonly StructuralEdit[]): Fix {
  return { title, safe: true, choice: false, edits, settings: [] };
}

/** A change of what the flow does. */
export function unsafeFix(title: string, ...edits: readonly StructuralEdit[]): Fix {
  return { title, safe: false, choice: false, edits, settings: [] };
}

/** A change of what the flow does that a person has to complete or decide on. */
export function proposal(title: string, ...edits: readonly StructuralEdit[]): Fix {
  return { title, safe: false, choice: true, edits, settings: [] };
}

/** Something said for the linter in a note: the flow does the same, but only a person knows whether it is true. */
export function statedInNote(title: string, edit: StructuralEdit | null): Fix[] {
  return edit === null ? [] : [{ title, safe: true, choice: true, edits: [edit], settings: [] }];
}

/** The same in the settings file. */
export function statedInSettings(title: string, ...settings: readonly SettingsEdit[]): Fix {
  return { title, safe: true, choice: true, edits: [], settings };
}

/** By what an entry of the settings picks a flow, and no other: its id, else its name. */
export function matchOf({ id, name }: FlowIdentity): string {
  return id ?? name;
}
