import { ruleIds, type SchemaError, validateSettings } from "../../generated/validate-settings";
import { nearestName } from "../syntax/nearest-name";
import { describeFault, type SettingPath, settingName } from "./describe-fault";

/** Something in the settings that does not count, and why. */
export interface SettingsFault {
  readonly path: SettingPath;
  /** The part of the property that is wrong. */
  readonly part: "key" | "value";
  /** A name that nobody knows may come from a newer version; a wrong value is a mistake in any. */
  readonly severity: "error" | "warning";
  readonly message: string;
}

/** Settings that count for everything that is linted, and so cannot differ between folders. */
const rootOnly = ["edition", "period", "asOf"];

/** Taking away a wrong value may leave an entry without what it needs, but not more often than this. */
const greatestRounds = 4;

/** Takes from a value everything that is wrong with it as settings, and tells what that was. */
export function takeOutFaults(value: Record<string, unknown>, isRoot: boolean): SettingsFault[] {
  const misnamed = unknownRules(value);
  const faults = isRoot ? [] : faultsBelowRoot(value);
  for (const fault of faults) takeOut(value, fault.path);
  for (let round = 0; round < greatestRounds && !validateSettings(value); round++) {
    const found = faultsOf(validateSettings.errors ?? []);
    for (const fault of found) takeOut(value, fault.path);
    closeGaps(value);
    if (round === 0) faults.push(...found);
  }
  return [...faults, ...misnamed];
}

/** A rule that nobody knows may come from a newer version, so its name stays, and is told. */
function unknownRules({ rules, ignore, neverIgnore }: Record<string, unknown>): SettingsFault[] {
  const levels = typeof rules === "object" && rules !== null ? Object.keys(rules) : [];
  const entries: unknown[] = Array.isArray(ignore) ? ignore : [];
  const never: unknown[] = Array.isArray(neverIgnore) ? neverIgnore : [];
  return [
    ...levels.flatMap((id) => unknownRule(id, ["rules", id], "key")),
    ...entries.flatMap((entry, index) => unknownRule(Object(entry).rule, ["ignore", index, "rule"], "value")),
    ...never.flatMap((id, index) => unknownRule(id, ["neverIgnore", index], "value")),
  ];
}

/** What cannot be the name of a rule in any version is told by the schema. */
function unknownRule(id: unknown, path: SettingPath, part: SettingsFault["part"]): SettingsFault[] {
  if (typeof id !== "string" || !/^[a-z][a-z0-9-]*$/.test(id) || ruleIds.includes(id)) return [];
  const near = nearestName(id, ruleIds);
  const hint = near === null ? "." : `; did you mean "${near}"?`;
  const message = `\`${settingName(path)}\`: there is no rule "${id}" in this version${hint}`;
  return [{ path, part, severity: "warning", message }];
}

function faultsBelowRoot(value: Record<string, unknown>): SettingsFault[] {
  return rootOnly
    .filter((name) => Object.hasOwn(value, name))
    .map((name) => ({
      path: [name],
      part: "key",
      severity: "error",
      message: `\`${name}\` counts only in the settings file nearest to the root.`,
    }));
}

/** One fault for each place; of several errors there, the first is the plainest. */
function faultsOf(errors: readonly SchemaError[]): SettingsFault[] {
  const faults = new Map<string, SettingsFault>();
  for (const error of errors) {
    // These sum up errors that are told by themselves.
    if (error.keyword === "anyOf" || error.keyword === "propertyNames") continue;
    const name = error.propertyName ?? (error.params.additionalProperty as string | undefined);
    const above = stepsOf(error.instancePath);
    const path = name === undefined ? above : [...above, name];
    const key = JSON.stringify(path);
    if (faults.has(key)) continue;
    faults.set(key, {
      path,
      part: name === undefined ? "value" : "key",
      severity: error.keyword === "additionalProperties" ? "warning" : "error",
      message: describeFault(error, path),
    });
  }
  return [...faults.values()];
}

function stepsOf(pointer: string): (string | number)[] {
  const steps = pointer.split("/").slice(1);
  return steps.map((step, index) => {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    return isIndex(steps, index) ? Number(name) : name;
  });
}

/** Lists stand at the top (`flows`, `ignore`, `neverIgnore`) and in `ownerLicenses` and `userLicenses`. */
function isIndex(steps: readonly string[], index: number): boolean {
  const above = steps[index - 1] ?? "";
  return index === 1
    ? above === "flows" || above === "ignore" || above === "neverIgnore"
    : /^(owner|user)Licenses$/.test(above);
}

function takeOut(value: unknown, path: SettingPath): void {
  let at = value as Record<string | number, unknown> | undefined;
  for (const step of path.slice(0, -1)) at = at?.[step] as typeof at;
  const last = path.at(-1);
  if (at === undefined || last === undefined) return;
  // A gap in a list stays until all is taken out, so that the indexes of other faults hold.
  if (Array.isArray(at)) at[last as number] = undefined;
  else delete at[last];
}

function closeGaps(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) value.splice(0, value.length, ...value.filter((item) => item !== undefined));
  for (const inside of Object.values(value)) closeGaps(inside);
}
