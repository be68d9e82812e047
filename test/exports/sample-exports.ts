import { strToU8, type Zippable, zipSync } from "fflate";
import type { ExportFile } from "../../server/src/exports/export-file";
import { defaultLimits, type ReadingLimits } from "../../server/src/exports/limits";
import { type ExportListing, listExportFiles } from "../../server/src/exports/list-export-files";
import { memoryFiles } from "./memory-files";

export const flowJson = '{"properties":{"definition":{"triggers":{},"actions":{}}},"schemaVersion":"1.0.0.0"}';
export const flowId = "c41e6337-aa28-ed11-9db1-0022481ff2d8";
export const flowFile = "SyncOrders-C41E6337-AA28-ED11-9DB1-0022481FF2D8.json";

/** A flow's row as a solution keeps it. */
export function workflowXml(parts = "<StateCode>1</StateCode>", file = flowFile): string {
  return `<Workflow WorkflowId="{${flowId.toUpperCase()}}" Name="Sync | Orders &amp; more"><JsonFileName>/Workflows/${file}</JsonFileName><Category>5</Category>${parts}<LocalizedNames><LocalizedName description="x" languagecode="1033"/></LocalizedNames></Workflow>`;
}

export function customizationsXml(workflows: string, references = ""): string {
  return `<?xml version="1.0" encoding="utf-8"?><ImportExportXml><Entities><Entity><Name>x</Name></Entity></Entities><Workflows>${workflows}</Workflows><connectionreferences>${references}</connectionreferences></ImportExportXml>`;
}

export function solutionXml(managed = "1"): string {
  return `<ImportExportXml><SolutionManifest><UniqueName>Orders</UniqueName><Version>1.2.0.10</Version><Managed>${managed}</Managed><Publisher><UniqueName>Contoso</UniqueName></Publisher></SolutionManifest></ImportExportXml>`;
}

export function zip(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const contents: Zippable = {};
  for (const [name, content] of Object.entries(entries)) {
    contents[name] = typeof content === "string" ? strToU8(content) : content;
  }
  return zipSync(contents);
}

/** Lists what is below `/project` for the given paths. */
export function list(
  contents: Readonly<Record<string, string | Uint8Array>>,
  paths: readonly string[] = ["."],
  limits: Partial<ReadingLimits> = {},
): Promise<ExportListing> {
  return listExportFiles(paths, memoryFiles(contents), { ...defaultLimits, ...limits });
}

export function labelsOf({ files }: ExportListing): string[] {
  return files.map(({ label }) => label);
}

export function codesOf({ problems }: ExportListing): string[] {
  return problems.map(({ file, code, severity }) => `${file} ${severity} ${code}`);
}

export async function textOf(file: ExportFile | undefined): Promise<string> {
  const read = await file?.read();
  if (read && "text" in read) return read.text;
  throw new Error(read ? `${read.problem.code}: ${read.problem.message}` : "no such file");
}

export function metadataOf(file: ExportFile | undefined) {
  if (!file?.package) throw new Error("no package around the file");
  return file.package.metadataOf(file);
}
