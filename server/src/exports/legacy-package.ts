import { noMetadata } from "../flow/flow-metadata";
import { type Report, readCompanion } from "./companion-text";
import type { ExportPackage } from "./export-file";
import type { FolderContents } from "./file-access";
import { contentsOrNothing, type FileTree } from "./file-tree";
import { folderNameIn, joinPath, spelledLike } from "./paths";

/** The package whose root the folder is: `Microsoft.Flow/flows/<id>/definition.json`, beside it `manifest.json`. */
export async function legacyPackageAt(
  tree: FileTree,
  root: string,
  contents: FolderContents,
  report: Report,
): Promise<ExportPackage | null> {
  const product = spelledLike(contents.folders, "Microsoft.Flow");
  if (product === undefined) return null;
  const { folders } = await contentsOrNothing(tree, joinPath(root, product));
  if (spelledLike(folders, "flows") === undefined) return null;
  const manifest = spelledLike(contents.files, "manifest.json");
  const names = manifest === undefined ? new Map() : await readNames(tree, joinPath(root, manifest), report);
  return {
    label: tree.labelOf(root),
    kind: "package",
    metadataOf: ({ label }) => ({ ...noMetadata, name: names.get(folderNameIn(label).toLowerCase()) ?? null }),
    connectorOf: () => null,
  };
}

/** Display names by folder; the folder's id is the resource's in the package, not the flow's. */
async function readNames(tree: FileTree, path: string, report: Report): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const text = await readCompanion(tree, path, report);
  if (text === null) return names;
  let manifest: { resources?: unknown } | null;
  try {
    manifest = JSON.parse(text);
  } catch {
    const file = tree.labelOf(path);
    const message = `${file} is not valid JSON; the names it gives to flows are unknown.`;
    report({ file, code: "unreadable-json", severity: "warning", message });
    return names;
  }
  for (const [id, resource] of Object.entries(manifest?.resources ?? {})) {
    const { type, details } = (resource ?? {}) as { type?: unknown; details?: { displayName?: unknown } | null };
    const name = details?.displayName;
    if (type === "Microsoft.Flow/flows" && typeof name === "string") names.set(id.toLowerCase(), name);
  }
  return names;
}
