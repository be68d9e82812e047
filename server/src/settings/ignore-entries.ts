import type { IgnoreEntry } from "../../../shared/settings";
import type { SourcePosition } from "../syntax/source-range";
import type { SettingsLayer } from "./settings-layer";

/** An entry that leaves out findings, and the place that says so. */
export interface PlacedIgnoreEntry {
  /** The very object that stands in `FlowSettings.ignore` of the flows for which it counts. */
  readonly entry: IgnoreEntry;
  readonly origin: string;
  /** Null where it does not come from a file. */
  readonly at: SourcePosition | null;
}

/** Every finding to ignore, to tell which entries left out nothing. */
export function ignoreEntries(layers: readonly SettingsLayer[]): PlacedIgnoreEntry[] {
  return layers.flatMap(({ origin, values, ignoreAt }) =>
    (values.ignore ?? []).map((entry, index) => ({ entry, origin, at: ignoreAt[index] ?? null })),
  );
}
