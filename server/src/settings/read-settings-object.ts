import { type SettingsFault, takeOutFaults } from "./check-settings";
import type { SettingsLayer } from "./settings-layer";
import { settingsValues } from "./settings-values";

/** Reads settings that come as a value: the section `flowLicense` of VS Code, or flags. Null means not set here. */
export function readSettingsObject(
  value: unknown,
  place: Pick<SettingsLayer, "kind" | "origin" | "folder">,
): { readonly layer: SettingsLayer; readonly faults: readonly SettingsFault[] } {
  const written = withoutNulls(value);
  const checked = isObject(written) ? written : {};
  const faults = takeOutFaults(checked, true);
  return { layer: { ...place, values: settingsValues(checked), ignoreAt: [] }, faults };
}

/** A copy, which faults can be taken out of. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const set = Object.entries(value).filter(([, inside]) => inside !== null && inside !== undefined);
  return Object.fromEntries(set.map(([name, inside]) => [name, withoutNulls(inside)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
