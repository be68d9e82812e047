// What package.json contributes as settings of VS Code, worked out from the schema of flow-license.json.

const section = "flowLicense";

/** Settings that hold for a window, as they stand only in a root file; all others may differ from folder to folder. */
const ofWindow = ["edition", "period", "asOf"];

/**
 * The sections of the settings page: general values first, then one for each group of the schema. The default of every
 * setting is null, because the server must tell "not set" from a value that a nearer settings file may not overrule.
 */
export function contributedSettings(schema) {
  const general = [];
  const groups = [];
  for (const [name, found] of Object.entries(schema.properties)) {
    if (name === "$schema") continue;
    const part = resolve(found, schema);
    if (isGroup(part)) groups.push({ title: part.title, settings: leaves(part, name, schema) });
    else general.push([name, part]);
  }
  const sections = [{ title: "Flow License Lint", settings: general }, ...groups].map(({ title, settings }) => ({
    title,
    settings: settings.map(([name, part]) => [name, setting(name, part, schema)]),
  }));
  return [...sections, { title: "Display", settings: Object.entries(displaySettings) }].map(
    ({ title, settings }, index) => ({
      title,
      order: index + 1,
      properties: Object.fromEntries(
        settings.map(([name, contributed], order) => [`${section}.${name}`, { ...contributed, order }]),
      ),
    }),
  );
}

/** What only an editor asks for, and no `flow-license.json` says. */
export const displaySettings = {
  "codeLens.enabled": {
    scope: "resource",
    description: "Show over flows, triggers, loops and branches what they cost.",
    type: "boolean",
    default: true,
  },
  "inlayHints.enabled": {
    scope: "resource",
    description: "Show behind each action what it takes of a run.",
    type: "boolean",
    default: true,
  },
};

/** An object whose names are all known is a group of settings; one with names of people's choice is a setting. */
function isGroup({ properties, additionalProperties }) {
  return properties !== undefined && additionalProperties === false;
}

function leaves(group, prefix, schema) {
  return Object.entries(group.properties).flatMap(([key, found]) => {
    const part = resolve(found, schema);
    const name = `${prefix}.${key}`;
    return isGroup(part) ? leaves(part, name, schema) : [[name, part]];
  });
}

function setting(name, part, schema) {
  const { title, description, default: usual, ...rest } = inlined(orNull(part, schema), schema);
  const values = rest.enum ?? (part.type === "boolean" ? [true, false] : undefined);
  return {
    scope: ofWindow.includes(name) ? "window" : "resource",
    description: `${description.replace(" Stands only in the root file.", "")}${usualInWords(description, usual)}`,
    ...rest,
    type: [...new Set([rest.type, "null"].flat())],
    ...(values && { enum: [null, ...values], enumItemLabels: ["Not set", ...values.map(String)] }),
    ...(rest.enumDescriptions && { enumDescriptions: ["Not set.", ...rest.enumDescriptions] }),
    default: null,
  };
}

/** A part that is "this or null" as the part alone; null is a value of every setting anyway. */
function orNull(part, schema) {
  if (!part.anyOf?.some(({ type }) => type === "null")) return part;
  const { anyOf, ...rest } = part;
  const other = resolve(
    anyOf.find(({ type }) => type !== "null"),
    schema,
  );
  return { ...other, ...rest };
}

/** What holds where nothing is set, unless the description says it already. */
function usualInWords(description, usual) {
  if (usual === null && description.includes("Null:")) return "";
  const isNothing = usual === null || (typeof usual === "object" && Object.keys(usual).length === 0);
  return ` Not set: ${isNothing ? "none" : usual}.`;
}

/** The settings page knows no references within a schema, so what they name stands in their place. */
function inlined(part, schema) {
  if (Array.isArray(part)) return part.map((it) => inlined(it, schema));
  if (typeof part !== "object" || part === null) return part;
  const { $ref: _, allOf, ...own } = part;
  const entries = Object.entries({ ...resolve(allOf?.[0] ?? part, schema), ...own });
  return Object.fromEntries(entries.map(([key, inside]) => [key, inlined(inside, schema)]));
}

function resolve(part, schema) {
  return part.$ref ? schema.definitions[part.$ref.slice("#/definitions/".length)] : part;
}
