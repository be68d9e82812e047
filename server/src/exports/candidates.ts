import type { FolderContents } from "./file-access";
import { spelledLike } from "./paths";

/** Whether a file found in a folder may hold flows. A file that was named itself is always read. */
export function mayHoldFlows(name: string, folder: string, contents: FolderContents): boolean {
  const lower = name.toLowerCase();
  // macOS puts a file with attributes beside each file, by the same name behind these two characters.
  if (!lower.endsWith(".json") || lower.startsWith("._") || neverFlows.has(lower)) return false;
  return lower !== "manifest.json" || !liesInLegacyPackage(folder, contents);
}

export function looksLikeZip(name: string): boolean {
  return /\.zip$/i.test(name);
}

/** Folders that hold other people's files, or a tool's. */
export function isLeftOut(folder: string): boolean {
  return folder === "node_modules" || folder === ".git" || folder === "__MACOSX";
}

/** Canvas apps, reports and Office documents are zips with JSON in them, and hold no flow. */
export function isOtherDocument({ files, folders }: FolderContents): boolean {
  const has = (name: string) => spelledLike(files, name) !== undefined;
  const hasFolder = (name: string) => spelledLike(folders, name) !== undefined;
  if (has("Properties.json") && (has("Header.json") || has("Entities.json") || hasFolder("Controls"))) return true;
  if (!has("[Content_Types].xml") || has("solution.xml") || has("customizations.xml")) return false;
  return has("DataModel") || has("DataModelSchema") || ["Report", "word", "xl", "ppt"].some(hasFolder);
}

const neverFlows = new Set([
  "apismap.json",
  "connectionsmap.json",
  "flow-license.json",
  "host.json",
  "local.settings.json",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
]);

function liesInLegacyPackage(folder: string, { folders }: FolderContents): boolean {
  return spelledLike(folders, "Microsoft.Flow") !== undefined || /(^|\/)Microsoft\.Flow\/flows$/i.test(folder);
}
