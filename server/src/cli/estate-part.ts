import { deserialize, serialize } from "node:v8";
import { type CalibratedFlow, calibration } from "../estate/calibration";
import { type FirstLook, firstLook, type Span } from "../estate/first-look";
import { type FlowIndex, flowIndex } from "../estate/flow-index";
import { type Estate, readEstate } from "../estate/read-estate";
import type { ExportFile } from "../exports/export-file";
import { type AskedInputs, type OpenedInputs, openInputs } from "./opened-inputs";

/** Flows of some files, with those among them that a report on requests tells of. */
export interface ReadEstate {
  readonly estate: Estate;
  readonly calibrated: readonly CalibratedFlow[];
}

/** The first pass over some of the files. */
export async function lookAtPart(asked: AskedInputs, span: Span): Promise<FirstLook> {
  const { listing, found } = await openedFor(asked);
  return firstLook(listing.files, span, found.settings, (file) => file.read());
}

/** The second pass over some of the files; `look` is what the first one saw of all of them. */
export async function readPart(asked: AskedInputs, { from, to }: Span, look: SharedArrayBuffer): Promise<ReadEstate> {
  const inputs = await openedFor(asked);
  const { files } = inputs.listing;
  // Child flows that were looked into for one part are known for the next one.
  index ??= flowIndex(lookIn(look), files, inputs.found.settings);
  return readFiles(files.slice(from, to), inputs, index);
}

let index: FlowIndex | undefined;

/** Puts what was seen where all threads can read it, since it is as large as the inputs are many. */
export function shareLook(look: FirstLook): SharedArrayBuffer {
  const bytes = serialize(look);
  const shared = new SharedArrayBuffer(bytes.length);
  bytes.copy(new Uint8Array(shared));
  return shared;
}

function lookIn(shared: SharedArrayBuffer): FirstLook {
  return deserialize(Buffer.from(new Uint8Array(shared)));
}

/** Without `index`, the files are all there are. */
export async function readFiles(
  files: readonly ExportFile[],
  { found, tables }: OpenedInputs,
  index?: FlowIndex,
): Promise<ReadEstate> {
  const calibrated = tables.requests && calibration(tables.requests);
  const estate = await readEstate(files, found.settings, tables.declarations, calibrated?.take, index);
  return { estate, calibrated: calibrated?.flows ?? [] };
}

/** A thread opens the inputs once for all parts that it is given. */
function openedFor({ paths, options, ownerMayRun }: AskedInputs): Promise<OpenedInputs> {
  opened ??= openInputs(paths, options, ownerMayRun);
  return opened;
}

let opened: Promise<OpenedInputs> | undefined;
