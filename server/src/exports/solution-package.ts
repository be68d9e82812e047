import { type FlowMetadata, mergeMetadata, noMetadata } from "../flow/flow-metadata";
import { flowIdInFileName } from "../flow/name-in-file";
import type { CollectedXml, XmlRecord } from "./collect-xml";
import { malformed, type Report, readCompanion } from "./companion-text";
import type { ExportPackage } from "./export-file";
import type { FolderContents } from "./file-access";
import { contentsOrNothing, type FileTree } from "./file-tree";
import { joinPath, lastStep, spelledLike } from "./paths";
import {
  collectCustomizations,
  collectManifest,
  collectWorkflow,
  connectorsIn,
  type DeclaredFlow,
  flowsIn,
  identityIn,
} from "./solution-xml";

/** The solution whose root the folder is, as exported (`customizations.xml`) or unpacked (`Other`, `Workflows`). */
export async function solutionAt(
  tree: FileTree,
  root: string,
  contents: FolderContents,
  report: Report,
): Promise<ExportPackage | null> {
  const places = await findPlaces(tree, root, contents);
  if (places === null) return null;
  const recordsIn = async (path: string | undefined, collect: (text: string) => CollectedXml) =>
    path === undefined ? [] : readRecords(tree, path, collect, report);
  const customizations = await recordsIn(places.customizations, collectCustomizations);
  const solution = identityIn(await recordsIn(places.manifest, collectManifest));
  const beside = new Map<string, FlowMetadata>();
  for (const path of places.dataFiles) {
    const [flow] = flowsIn(await readRecords(tree, path, collectWorkflow, report));
    if (flow) beside.set(lastStep(path).slice(0, -".data.xml".length).toLowerCase(), flow.metadata);
  }
  const listed = indexFlows(flowsIn(customizations));
  const connectors = connectorsIn(customizations);
  return {
    label: tree.labelOf(root),
    kind: "solution",
    metadataOf({ label }) {
      const fileName = lastStep(label);
      const fromName = metadataInName(fileName);
      const inList = listed.byFile.get(fileName.toLowerCase()) ?? listed.byId.get(fromName.id ?? "") ?? noMetadata;
      const own = mergeMetadata(beside.get(fileName.toLowerCase()) ?? noMetadata, inList);
      return { ...mergeMetadata(own, fromName), solution };
    },
    connectorOf: (logicalName) => connectors.get(logicalName.toLowerCase()) ?? null,
  };
}

interface SolutionPlaces {
  readonly customizations: string | undefined;
  readonly manifest: string | undefined;
  readonly dataFiles: readonly string[];
}

async function findPlaces(tree: FileTree, root: string, contents: FolderContents): Promise<SolutionPlaces | null> {
  const workflows = spelledLike(contents.folders, "Workflows");
  const flowFiles = workflows ? (await contentsOrNothing(tree, joinPath(root, workflows))).files : [];
  const other = spelledLike(contents.folders, "Other");
  const unpacked = other ? (await contentsOrNothing(tree, joinPath(root, other))).files : [];
  const find = (name: string): string | undefined => {
    const inRoot = spelledLike(contents.files, name);
    if (inRoot !== undefined) return joinPath(root, inRoot);
    const inOther = spelledLike(unpacked, name);
    return inOther && other ? joinPath(joinPath(root, other), inOther) : undefined;
  };
  const customizations = find("customizations.xml");
  const manifest = find("solution.xml");
  const declared = (customizations ?? manifest) !== undefined && lastStep(root).toLowerCase() !== "other";
  if (!declared && !flowFiles.some((name) => flowIdInFileName(name) !== null)) return null;
  const dataFiles = flowFiles
    .filter((name) => /\.json\.data\.xml$/i.test(name))
    .map((name) => joinPath(joinPath(root, workflows ?? ""), name));
  return { customizations, manifest, dataFiles };
}

function readRecords(
  tree: FileTree,
  path: string,
  collect: (text: string) => CollectedXml,
  report: Report,
): Promise<readonly XmlRecord[]> {
  return readCompanion(tree, path, report).then((text) => {
    if (text === null) return [];
    const collected = collect(text);
    if ("records" in collected) return collected.records;
    report(malformed(tree.labelOf(path), "XML", collected.line, collected.column));
    return [];
  });
}

function indexFlows(flows: readonly DeclaredFlow[]) {
  const byFile = new Map<string, FlowMetadata>();
  const byId = new Map<string, FlowMetadata>();
  for (const { fileName, metadata } of flows) {
    if (fileName !== null) byFile.set(fileName.toLowerCase(), metadata);
    if (metadata.id !== null) byId.set(metadata.id, metadata);
  }
  return { byFile, byId };
}

/** `Name-<GUID>.json` tells the id, and the name but for its special characters. */
function metadataInName(fileName: string): FlowMetadata {
  const id = flowIdInFileName(fileName);
  if (id === null) return noMetadata;
  return { ...noMetadata, id, name: fileName.slice(0, -`-${id}.json`.length) || null };
}
