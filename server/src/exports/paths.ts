/** Arithmetic on paths with `/`. The folder one stands in, like the root of a zip, is `.`. */

/** A path as given, in the one spelling by which it is told apart from others. */
export function tidyPath(given: string): string {
  const steps = given.split("/").filter((step, index) => step !== "." && (step !== "" || index === 0));
  const path = steps.join("/");
  if (path !== "") return /^[A-Za-z]:$/.test(path) ? `${path}/` : path;
  return given.startsWith("/") ? "/" : ".";
}

export function joinPath(folder: string, name: string): string {
  if (folder === ".") return name;
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}

/** The folder around a path; null above a root. */
export function folderAbove(path: string): string | null {
  if (path.endsWith("/")) return null;
  if (path === ".") return "..";
  if (path === ".." || path.endsWith("/..")) return `${path}/..`;
  const slash = path.lastIndexOf("/");
  if (slash < 0) return ".";
  if (slash === 0 || path[slash - 1] === ":") return path.slice(0, slash + 1);
  return path.slice(0, slash);
}

/** The last step of a path or of a label. */
export function lastStep(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The name of the folder that a label's file lies in; empty where the label does not tell. */
export function folderNameIn(label: string): string {
  const slash = label.lastIndexOf("/");
  return slash < 0 ? "" : lastStep(label.slice(0, slash));
}

export function withoutExtension(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}

/** The name as it is spelled among the others, which may differ in case. */
export function spelledLike(names: readonly string[], wanted: string): string | undefined {
  const lower = wanted.toLowerCase();
  return names.find((name) => name.length === lower.length && name.toLowerCase() === lower);
}
