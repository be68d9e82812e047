import { addAll } from "../../../shared/add-all";
import { type FlowOutline, outline, type SettingsOf } from "../analyze";
import type { ExportFile, FileText } from "../exports/export-file";
import type { Caller } from "../facts/surroundings";
import { flowIdInFileName } from "../flow/name-in-file";
import { ownCopy } from "../syntax/own-copy";
import { connectorOf, metadataOf } from "./file-surroundings";

/**
 * What the first pass over the inputs keeps: about a line per flow, as plain data, so that parts of the inputs can be
 * looked at side by side. Files stand as their positions among all inputs.
 */
export interface FirstLook {
  /** Where flows with ids are, in the order of the inputs. */
  readonly known: readonly KnownId[];
  readonly callers: readonly CallingFlow[];
  /** Files whose flows carry their ids inside, so that they have to be parsed to know them. */
  readonly idsInside: readonly number[];
}

export interface KnownId {
  readonly id: string;
  readonly file: number;
}

export interface CallingFlow {
  readonly file: number;
  readonly caller: Caller;
  /** Ids of the flows it calls. */
  readonly calls: readonly string[];
}

/** Some of the inputs: from a position up to another one, which is not among them. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** It reads every file but parses few: a solution's flow tells its id in its file name or beside it. */
export async function firstLook(
  files: readonly ExportFile[],
  { from, to }: Span,
  settings: SettingsOf,
  readFile: (file: ExportFile) => Promise<FileText>,
): Promise<FirstLook> {
  const known: KnownId[] = [];
  const callers: CallingFlow[] = [];
  const idsInside: number[] = [];
  for (const [index, file] of files.slice(from, to).entries()) {
    const position = from + index;
    const read = await readFile(file);
    if (!("text" in read)) continue;
    const { text } = read;
    const id = flowIdInFileName(file.label) ?? metadataOf(file).id;
    if (id !== null) known.push({ id, file: position });
    if (text.includes("workflowReferenceName")) addAll(callers, callingFlows(file, position, text, settings));
    if (id === null && holdsIdsInside.test(text)) idsInside.push(position);
  }
  return { known, callers, idsInside };
}

/** What was seen in spans that follow each other, seen at once. */
export function joinLooks(looks: readonly FirstLook[]): FirstLook {
  return {
    known: looks.flatMap(({ known }) => known),
    callers: looks.flatMap(({ callers }) => callers),
    idsInside: looks.flatMap(({ idsInside }) => idsInside),
  };
}

/** Parses exports with ids inside where a call leads to none of the ids seen. */
export async function withIdsInside(
  look: FirstLook,
  files: readonly ExportFile[],
  settings: SettingsOf,
): Promise<FirstLook> {
  const seen = new Set(look.known.map(({ id }) => id));
  const called = new Set(look.callers.flatMap(({ calls }) => calls));
  const unseen = [...called].filter((id) => !seen.has(id));
  if (unseen.length === 0) return look;
  const known = [...look.known];
  for (const position of look.idsInside) {
    const file = files[position] as ExportFile;
    const read = await file.read();
    if (!("text" in read)) continue;
    const lower = read.text.toLowerCase();
    if (!unseen.some((id) => lower.includes(id))) continue;
    for (const { identity } of outlinesOf(file, read.text, settings)) {
      if (identity.id !== null) known.push({ id: ownCopy(identity.id), file: position });
    }
  }
  return { ...look, known };
}

/** Marks of exports whose flows carry their ids inside. */
const holdsIdsInside = /clientdata|Microsoft\.ProcessSimple|Microsoft\.Flow\/flows|workflowEntityId/;

/** What is kept of a calling flow is copied, so that its text can go. */
function callingFlows(file: ExportFile, position: number, text: string, settings: SettingsOf): CallingFlow[] {
  return outlinesOf(file, text, settings)
    .filter(({ calls }) => calls.length > 0)
    .map(({ identity, calls, settings: { processLicense, flowGroup, context, origins }, startedBy }) => {
      const id = identity.id === null ? null : ownCopy(identity.id);
      const known = { id, name: ownCopy(identity.name), file: file.label };
      const caller = {
        ...known,
        startedBy,
        processLicense,
        inFlowGroup: flowGroup !== null,
        context,
        ownerDeclared: origins.has("context.owner"),
      };
      return { file: position, caller, calls: calls.map(ownCopy) };
    });
}

export function outlinesOf(file: ExportFile, text: string, settings: SettingsOf): FlowOutline[] {
  const beside = { metadata: metadataOf(file), connectorOf: connectorOf(file) };
  return outline({ uri: file.label, version: 0, text }, beside, settings);
}
