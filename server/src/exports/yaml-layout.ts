import { type FlowMetadata, mergeMetadata, noMetadata, type SolutionIdentity } from "../flow/flow-metadata";
import { flowIdInFileName } from "../flow/name-in-file";
import type { Report } from "./companion-text";
import { flowMetadataFrom, solutionIdentityFrom } from "./declared-flow";
import type { ExportPackage } from "./export-file";
import type { FolderContents } from "./file-access";
import { contentsOrNothing, type FileTree } from "./file-tree";
import { joinPath, lastStep, spelledLike, withoutExtension } from "./paths";
import { readYamlFacts } from "./read-yaml";

/** The source-control layout whose root the folder is: `modernflows/*.json`, `solutions/<name>/solution.yml`. */
export async function yamlLayoutAt(
  tree: FileTree,
  root: string,
  contents: FolderContents,
  report: Report,
): Promise<ExportPackage | null> {
  const flows = spelledLike(contents.folders, "modernflows");
  if (flows === undefined) return null;
  const solutions = spelledLike(contents.folders, "solutions");
  const solution = solutions ? await onlySolution(tree, joinPath(root, solutions), report) : null;
  const rows = await readRows(tree, joinPath(root, flows), report);
  return {
    label: tree.labelOf(root),
    kind: "solution",
    metadataOf({ label }) {
      const fileName = lastStep(label);
      const id = flowIdInFileName(fileName);
      return { ...mergeMetadata(rows.get(fileName.toLowerCase()) ?? noMetadata, { ...noMetadata, id }), solution };
    },
    connectorOf: () => null,
  };
}

/** The layout may hold several solutions and says of no flow which one it came with. */
async function onlySolution(tree: FileTree, folder: string, report: Report): Promise<SolutionIdentity | null> {
  const { folders } = await contentsOrNothing(tree, folder);
  const manifests: string[] = [];
  for (const name of folders) {
    const inside = joinPath(folder, name);
    const file = spelledLike((await contentsOrNothing(tree, inside)).files, "solution.yml");
    if (file !== undefined) manifests.push(joinPath(inside, file));
  }
  const [manifest] = manifests;
  if (manifest === undefined || manifests.length > 1) return null;
  return solutionIdentityFrom(await readYamlFacts(tree, manifest, report));
}

/** What the `.yml` beside a flow says of it, by the flow's file name in lower case. */
async function readRows(tree: FileTree, folder: string, report: Report): Promise<ReadonlyMap<string, FlowMetadata>> {
  const rows = new Map<string, FlowMetadata>();
  const { files } = await contentsOrNothing(tree, folder);
  const spelling = new Map(files.map((name) => [name.toLowerCase(), name]));
  for (const name of spelling.keys()) {
    if (!name.endsWith(".json")) continue;
    const row = [`${withoutExtension(name)}.yml`, `${name}.yml`]
      .map((it) => spelling.get(it))
      .find((it) => it !== undefined);
    if (row !== undefined) rows.set(name, flowMetadataFrom(await readYamlFacts(tree, joinPath(folder, row), report)));
  }
  return rows;
}
