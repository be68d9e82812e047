import { onceFor } from "../../../shared/once-for";
import { defaultSettings, type FlowSettings, type IgnoreEntry } from "../../../shared/settings";
import { compileFlowPattern, everyFlow, type FlowIdentity, type FlowPattern } from "./flow-pattern";
import { overlay } from "./overlay";
import type { DeclaredValues, FlowEntry, SettingsLayer, SettingsValues } from "./settings-layer";

/** What the notes of a flow say, in the words of the settings. */
export interface FlowNotes {
  readonly origin: string;
  readonly values: Pick<SettingsValues, "estimates" | "ignore">;
}

/**
 * The settings that hold for one flow. The layers stand weakest first; over their general values come the entries of
 * `flows` that match, then what tables declare of the flow, then its notes, then the command line. Flows for which the
 * same entries count and tables declare the same get the same object, provided that the same list of layers is passed.
 */
export function settingsForFlow(
  layers: readonly SettingsLayer[],
  flow: FlowIdentity,
  today: string,
  notes: FlowNotes | null = null,
): FlowSettings {
  const stack = stackOf(layers, today);
  let picked = "";
  stack.choices.forEach(({ picks }, index) => {
    if (picks(flow)) picked += `${index},`;
  });
  const declared = stack.tables.flatMap((declaredOf) => declaredOf(flow));
  if (notes) return merge(stack, picked, declared, notes);
  const key = declared.length === 0 ? picked : `${picked} ${JSON.stringify(declared)}`;
  let settings = stack.merged.get(key);
  if (!settings) {
    settings = merge(stack, picked, declared, null);
    stack.merged.set(key, settings);
  }
  return settings;
}

/** An entry that counts for some flows only. */
interface Choice {
  readonly picks: FlowPattern;
  readonly origin: string;
  readonly values: FlowEntry | null;
  readonly ignore: IgnoreEntry | null;
}

/** A list of layers, made ready for many flows. */
interface Stack {
  readonly today: string;
  /** All but single flows and the command line. */
  readonly general: FlowSettings;
  readonly choices: readonly Choice[];
  readonly tables: readonly NonNullable<SettingsLayer["declaredOf"]>[];
  readonly commandLines: readonly SettingsLayer[];
  /** By the indexes of the choices that count, and what tables declare. */
  readonly merged: Map<string, FlowSettings>;
}

const stacks = new WeakMap<readonly SettingsLayer[], Stack>();

function stackOf(layers: readonly SettingsLayer[], today: string): Stack {
  const known = stacks.get(layers);
  if (known?.today === today) return known;
  let general = defaultSettings(today);
  for (const { kind, values, origin } of layers) {
    if (kind !== "commandLine") general = overlay(general, values, origin, today);
  }
  const choices = layers.flatMap(choicesOf);
  const stack: Stack = {
    today,
    general: { ...general, ignore: choices.flatMap(({ picks, ignore }) => (picks === everyFlow && ignore) || []) },
    choices: choices.filter(({ picks, ignore }) => !(picks === everyFlow && ignore)),
    tables: layers.flatMap(({ declaredOf }) => declaredOf ?? []),
    commandLines: layers.filter(({ kind }) => kind === "commandLine"),
    merged: new Map(),
  };
  stacks.set(layers, stack);
  return stack;
}

/** Each pattern is compiled once, though a layer stands in the lists of many folders. */
const choicesOf = onceFor(
  ({ origin, folder, values: { flows = [], ignore = [] } }: SettingsLayer): readonly Choice[] => [
    ...flows.map((values) => ({ picks: compileFlowPattern(values.match, folder), origin, values, ignore: null })),
    ...ignore.map((entry) => ({ picks: compileFlowPattern(entry.flow, folder), origin, values: null, ignore: entry })),
  ],
);

function merge(
  stack: Stack,
  picked: string,
  declared: readonly DeclaredValues[],
  notes: FlowNotes | null,
): FlowSettings {
  const { today, general, commandLines } = stack;
  const choices = picked
    .split(",")
    .slice(0, -1)
    .map((index) => stack.choices[Number(index)] as Choice);
  let settings = general;
  for (const { values, origin } of choices) if (values) settings = overlay(settings, values, origin, today, true);
  for (const { values, origin, when } of declared) {
    if (!when || when(settings)) settings = overlay(settings, values, origin, today, true);
  }
  if (notes) settings = overlay(settings, notes.values, notes.origin, today);
  for (const { values, origin } of commandLines) settings = overlay(settings, values, origin, today);
  const ignore = [...choices.flatMap((choice) => choice.ignore ?? []), ...(notes?.values.ignore ?? [])];
  return ignore.length === 0 ? settings : { ...settings, ignore: [...settings.ignore, ...ignore] };
}
