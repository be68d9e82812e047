import { type FlowMetadata, mergeMetadata, noMetadata } from "../flow/flow-metadata";
import { plainWorkflowId } from "../flow/workflow-id";
import type { Report } from "./companion-text";
import type { ExportPackage } from "./export-file";
import type { FolderContents } from "./file-access";
import { contentsOrNothing, type FileTree } from "./file-tree";
import { folderNameIn, joinPath, lastStep, spelledLike } from "./paths";
import { readYamlFacts } from "./read-yaml";

/** The Logic Apps Standard project whose root the folder is: `host.json`, and a folder with each `workflow.json`. */
export async function logicAppsProjectAt(
  tree: FileTree,
  root: string,
  contents: FolderContents,
): Promise<ExportPackage | null> {
  if (spelledLike(contents.files, "host.json") === undefined) return null;
  for (const folder of contents.folders) {
    const { files } = await contentsOrNothing(tree, joinPath(root, folder));
    if (files.includes("workflow.json")) return packageOfFolders(tree.labelOf(root), "logic-apps-project", new Map());
  }
  return null;
}

/** The agent project whose root the folder is: `workflows/<Flow name>/` with `workflow.json` and `metadata.yaml`. */
export async function agentProjectAt(
  tree: FileTree,
  root: string,
  contents: FolderContents,
  report: Report,
): Promise<ExportPackage | null> {
  const workflows = spelledLike(contents.folders, "workflows");
  if (workflows === undefined) return null;
  const around = joinPath(root, workflows);
  const declared = new Map<string, FlowMetadata>();
  for (const folder of (await contentsOrNothing(tree, around)).folders) {
    const inside = joinPath(around, folder);
    const { files } = await contentsOrNothing(tree, inside);
    const facts = spelledLike(files, "metadata.yaml") ?? spelledLike(files, "metadata.yml");
    if (facts === undefined || spelledLike(files, "workflow.json") === undefined) continue;
    const said = await readYamlFacts(tree, joinPath(inside, facts), report);
    const name = said("displayName") ?? said("name");
    const id = said("workflowId");
    declared.set(folder, { ...noMetadata, name, id: id === null ? null : plainWorkflowId(id) });
  }
  return declared.size > 0 ? packageOfFolders(tree.labelOf(root), "other", declared) : null;
}

/** A flow's folder bears its name, unless something else does. */
function packageOfFolders(
  label: string,
  kind: ExportPackage["kind"],
  declared: ReadonlyMap<string, FlowMetadata>,
): ExportPackage {
  return {
    label,
    kind,
    metadataOf(file) {
      if (lastStep(file.label).toLowerCase() !== "workflow.json") return noMetadata;
      const folder = folderNameIn(file.label);
      return mergeMetadata(declared.get(folder) ?? noMetadata, { ...noMetadata, name: folder || null });
    },
    connectorOf: () => null,
  };
}
