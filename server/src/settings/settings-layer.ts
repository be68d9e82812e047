import type {
  Budgets,
  ConnectorOverride,
  Edition,
  Estimates,
  FlowSettings,
  IgnoreEntry,
  LicenseContext,
  Period,
  RuleLevel,
} from "../../../shared/settings";
import type { SourcePosition } from "../syntax/source-range";
import type { FlowIdentity } from "./flow-pattern";

/** What a layer may say about the people, licenses and environment of a flow. */
export type ContextValues = Partial<Omit<LicenseContext, "tenantPool">> & {
  readonly tenantPool?: Partial<LicenseContext["tenantPool"]>;
};

/** What may be said about a single flow. A value that is not set is absent. */
export interface FlowValues {
  readonly estimates?: Partial<Estimates>;
  readonly context?: ContextValues;
  readonly budgets?: Partial<Budgets>;
  readonly processLicense?: boolean;
  readonly flowGroup?: string | null;
  readonly associatedWith?: string | null;
}

/** An entry of `flows`: what holds for the flows that it matches. */
export interface FlowEntry extends FlowValues {
  readonly match: string;
}

/** What one place says, checked. A value that is not set is absent. */
export interface SettingsValues {
  readonly edition?: Edition;
  readonly period?: Period;
  /** Null: the day of the entry point. */
  readonly asOf?: string | null;
  readonly estimates?: Partial<Estimates>;
  readonly context?: ContextValues;
  readonly budgets?: Partial<Budgets>;
  readonly flows?: readonly FlowEntry[];
  /** By connector id in lower case. */
  readonly connectors?: Readonly<Record<string, ConnectorOverride>>;
  readonly rules?: Readonly<Record<string, RuleLevel>>;
  readonly ignore?: readonly IgnoreEntry[];
  readonly neverIgnore?: readonly string[];
  readonly prices?: Readonly<Record<string, number | string>>;
}

/** The settings of one place; several of them, the weakest first, make the settings of a flow. */
export interface SettingsLayer {
  /** A command line beats what is said about single flows, the others do not. */
  readonly kind: "editor" | "file" | "tables" | "commandLine";
  /** The words by which messages call this place, such as "flow-license.json". */
  readonly origin: string;
  /** What globs are relative to, written as the files of flows are: both absolute, or both from one folder. */
  readonly folder: string;
  readonly values: SettingsValues;
  /** Where the entries of `ignore` stand, in their order; empty where this is no file. */
  readonly ignoreAt: readonly SourcePosition[];
  /** What tables declare of single flows, looked up in constant time; it wins over the entries of `flows`. */
  readonly declaredOf?: (flow: FlowIdentity) => readonly DeclaredValues[];
}

/** What one table declares of a flow. */
export interface DeclaredValues {
  readonly origin: string;
  /** Whether it counts, given what is set so far; it always does where this is absent. Equal values have equal conditions. */
  readonly when?: (below: FlowSettings) => boolean;
  readonly values: FlowValues;
}

/** The origin of flags. What it set, a note in a flow does not change. */
export const commandLineOrigin = "the command line";

export const editorOrigin = "VS Code settings";
