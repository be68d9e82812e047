import type { ComparedSide } from "../report/comparison";
import { type ComparedFact, comparedFacts } from "../report/flow-differences";
import { UsageError } from "./exit-code";
import { keepMemoryFlat } from "./keep-memory-flat";
import type { reportFormats } from "./lint-options";
import { type InputFlags, type OpenedInputs, openInputs } from "./opened-inputs";
import type { FoundSettings } from "./settings-files";

/** What the person asked for. */
export interface EditionsOptions extends InputFlags {
  readonly format: (typeof reportFormats)[number];
  /** Compare the periods as well. */
  readonly periods?: boolean;
  /** Both editions and both periods at once. */
  readonly sideBySide?: boolean;
  /** Facts, parted by commas: flows that differ by none of them are left out. */
  readonly only?: string;
}

/** The flows to compare, and their settings on each side. */
export interface EditionsInputs extends Pick<OpenedInputs, "listing" | "first"> {
  readonly settingsOn: (side: Partial<ComparedSide>) => FoundSettings;
  readonly tableProblems: OpenedInputs["tables"]["problems"];
  /** Whether the person wants to see a flow that differs by these facts. */
  readonly isWanted: (differences: readonly { readonly fact: ComparedFact }[]) => boolean;
}

export async function editionsInputs(paths: readonly string[], options: EditionsOptions): Promise<EditionsInputs> {
  keepMemoryFlat();
  const { listing, tables, first, foundWith } = await openInputs(paths, options);
  const facts = wantedFacts(options.only);
  return {
    listing,
    first,
    settingsOn: foundWith,
    tableProblems: tables.problems,
    isWanted: (differences) => differences.some(({ fact }) => facts.includes(fact)),
  };
}

function wantedFacts(only: string | undefined): readonly ComparedFact[] {
  if (only === undefined) return comparedFacts;
  const names = only.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !comparedFacts.some((fact) => fact === name));
  if (unknown !== undefined) throw new UsageError(`--only takes ${comparedFacts.join(", ")}, parted by commas.`);
  return comparedFacts.filter((fact) => names.includes(fact));
}
