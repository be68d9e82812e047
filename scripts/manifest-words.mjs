// What package.json shows to people stands in package.nls.json, where a translation can replace it.

/** Keywords of contributions and of the schemas in settings whose text a person reads. */
const shown = [
  "title",
  "category",
  "shortTitle",
  "description",
  "markdownDescription",
  "errorMessage",
  "label",
  "altText",
];
const shownLists = ["enumDescriptions", "markdownEnumDescriptions", "enumItemLabels"];

/** What stands in the place of a text that was moved. */
const reference = /^%(.+)%$/;

/**
 * Moves plain texts out of what package.json contributes, `words` being those that were moved before. A text that
 * stands in several places is one word, named by the first of them; words that nothing uses any more are left out.
 */
export function moveWords(contributes, words) {
  const moved = {};
  const keyOf = new Map();
  const move = (text, path) => {
    const known = reference.exec(text)?.[1];
    const plain = known === undefined ? text : words[known];
    if (plain === undefined) return text;
    const key = known ?? keyOf.get(plain) ?? path;
    if ((moved[key] ?? plain) !== plain) throw new Error(`Two texts would be ${key}.`);
    moved[key] = plain;
    keyOf.set(plain, key);
    return `%${key}%`;
  };
  return { contributes: mapWords(contributes, move, [], []), words: moved };
}

/** The contributions as people read them. */
export function putWords(contributes, words) {
  return mapWords(contributes, (text) => words[reference.exec(text)?.[1] ?? ""] ?? text, [], []);
}

/** Texts that were not moved. */
export function plainWords(contributes) {
  const found = [];
  mapWords(contributes, (text) => void (reference.test(text) || found.push(text)), [], []);
  return found;
}

/** `path` names where a part stands; `parents` are the names of the properties around it. */
function mapWords(part, change, path, parents) {
  if (Array.isArray(part)) {
    const names = namesOf(part);
    return part.map((it, at) => mapWords(it, change, [...path, names[at]], parents));
  }
  if (typeof part !== "object" || part === null) return part;
  const entries = Object.entries(part).map(([key, inside]) => {
    const here = [...path, key];
    if (typeof inside === "string" && isShown(key, parents)) return [key, change(inside, wordName(here))];
    if (shownLists.includes(key) && Array.isArray(inside))
      return [key, inside.map((it, at) => item(it, at, key, here))];
    return [key, mapWords(inside, change, here, [...parents, key])];
  });
  return Object.fromEntries(entries);

  function item(text, at, key, here) {
    const isValue = key === "enumItemLabels" && text === String(part.enum[at]);
    return isValue ? text : change(text, wordName([...here, part.enum?.[at] ?? at]));
  }
}

/** The names of views are shown, and what stands in them while they are empty; other names are names for programs. */
function isShown(key, parents) {
  const [point] = parents;
  return (
    shown.includes(key) || (key === "name" && point === "views") || (key === "contents" && point === "viewsWelcome")
  );
}

/** Without what only the form of the manifest asks for: the sections of settings, and that they are properties. */
function wordName(path) {
  const [point, section, ...rest] = path;
  const own = point === "configuration" && rest.length > 1 ? rest : [point, section, ...rest];
  return own.filter((step) => step !== "properties").join(".");
}

/**
 * Entries are told apart by what they are called, so that a new one in front of others leaves their words alone; what is
 * called like one in front of it, such as a second welcome of a view, by its place too.
 */
function namesOf(entries) {
  const names = entries.map((it, at) => it?.command ?? it?.id ?? it?.view ?? it?.name ?? it?.type ?? at);
  return names.map((name, at) => (names.indexOf(name) < at ? `${name}.${at}` : name));
}
