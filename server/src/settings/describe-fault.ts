import { type SchemaError, settingNames } from "../../generated/validate-settings";
import { nearestName } from "../syntax/nearest-name";

/** The way to a value: names of properties and indexes of lists. */
export type SettingPath = readonly (string | number)[];

/** A path as people write it: `flows[0].estimates.loopItems`. */
export function settingName(path: SettingPath): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      return index === 0 ? shortened(step) : `.${shortened(step)}`;
    })
    .join("");
}

/** Says what is wrong with the value at a path, and what was expected. */
export function describeFault(error: SchemaError, path: SettingPath): string {
  const name = settingName(path);
  if (error.keyword === "additionalProperties") return describeUnknown(error, path);
  if (error.keyword === "required") return `\`${name}\` needs \`${String(error.params.missingProperty)}\`.`;
  const found = error.propertyName ?? error.data;
  const allowed = error.parentSchema.enum;
  const near = Array.isArray(allowed) && typeof found === "string" ? nearestName(found, allowed as string[]) : null;
  const not = quotable(found) ? `, not ${JSON.stringify(found)}` : "";
  return `\`${name}\` must be ${expectation(error.parentSchema)}${not}${near ? `; did you mean "${near}"?` : "."}`;
}

function describeUnknown(error: SchemaError, path: SettingPath): string {
  const unknown = String(error.params.additionalProperty);
  const siblings = Object.keys((error.parentSchema.properties ?? {}) as object).filter((name) => name !== "$schema");
  const elsewhere = settingNames.filter((name) => lastStep(name).toLowerCase() === unknown.toLowerCase());
  const near = nearestName(unknown, siblings) ?? (elsewhere.length === 1 ? elsewhere[0] : null);
  return `\`${settingName(path)}\` is not a setting${near ? `; did you mean \`${near}\`?` : "."}`;
}

/** What a schema asks for, to stand behind "must be". */
function expectation(schema: SchemaError["parentSchema"]): string {
  // The schema's own words are a sentence for editors: "Must be the id of a license."
  if (typeof schema.errorMessage === "string") return schema.errorMessage.replace(/^Must be /, "").replace(/\.$/, "");
  if (Array.isArray(schema.enum)) return oneOf(schema.enum.map((value) => JSON.stringify(value)));
  const types = [schema.type].flat() as string[];
  const words = wordsOfType[types[0] ?? ""]?.(schema) ?? "something else";
  return types.includes("null") ? `${words}, or null` : words;
}

const wordsOfType: Record<string, (schema: SchemaError["parentSchema"]) => string> = {
  integer: (schema) => `a whole number ${range(schema)}`,
  number: (schema) => `a number ${range(schema)}`,
  boolean: () => "true or false",
  string: ({ maxLength }) => (maxLength === undefined ? "a text" : `a text of 1 to ${maxLength} characters`),
  array: () => "a list",
  object: () => "an object",
};

function range({ minimum, maximum }: SchemaError["parentSchema"]): string {
  return `from ${minimum} to ${maximum}`;
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? `${values[0]}` : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}

function quotable(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return false;
  return JSON.stringify(value).length <= 40;
}

function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}

function lastStep(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
