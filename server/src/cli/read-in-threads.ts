import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pool } from "workerpool";
import { type FirstLook, joinLooks, type Span, withIdsInside } from "../estate/first-look";
import { type ReadEstate, readFiles, shareLook } from "./estate-part";
import { giveMemoryRoom, keepMemoryFlat } from "./keep-memory-flat";
import type { OpenedInputs } from "./opened-inputs";

export interface ThreadFlags {
  /** How many threads read; as many as are worth it where it is not given. */
  readonly concurrency?: number;
}

/** Below so many files, to start threads takes longer than what they save. */
const worthThreads = 2000;

/** Each takes the room of a program of its own. */
const mostThreads = 8;

/** What comes back from a thread is held twice for a moment. */
const filesAtOnce = 1000;

/** Reads all flows of the inputs, in as many threads as were asked for, or as are worth it; the result is the same. */
export async function readInThreads(inputs: OpenedInputs, { concurrency }: ThreadFlags): Promise<ReadEstate> {
  const {
    asked,
    listing: { files },
  } = inputs;
  const threads = concurrency ?? threadsFor(files.length);
  if (threads === 1) {
    keepMemoryFlat();
    return readFiles(files, inputs);
  }
  giveMemoryRoom();
  const spans = spansOf(files.length, Math.max(threads, Math.ceil(files.length / filesAtOnce)));
  const workers = pool(join(__dirname, "worker.js"), { workerType: "thread", maxWorkers: threads });
  try {
    const looks: FirstLook[] = await Promise.all(spans.map((span) => workers.exec("lookAtPart", [asked, span])));
    const look = shareLook(await withIdsInside(joinLooks(looks), files, inputs.found.settings));
    const parts: ReadEstate[] = await Promise.all(spans.map((span) => workers.exec("readPart", [asked, span, look])));
    return together(parts, inputs);
  } finally {
    await workers.terminate();
  }
}

function threadsFor(files: number): number {
  return files < worthThreads ? 1 : Math.min(availableParallelism(), mostThreads);
}

function spansOf(count: number, parts: number): Span[] {
  const at = (part: number): number => Math.floor((count * part) / parts);
  return Array.from({ length: parts }, (_, part) => ({ from: at(part), to: at(part + 1) }));
}

/** What one thread would have read. */
function together(parts: readonly ReadEstate[], { listing, found, tables }: OpenedInputs): ReadEstate {
  const flows = parts.flatMap(({ estate }) => estate.flows);
  const problems = parts.flatMap(({ estate }) => estate.problems);
  // Settings and tables tell what is wrong in them, and which lines met no flow, to who has asked them for all flows.
  for (const { key, pointer } of flows) {
    found.settings({ ...key, pointer });
    tables.declarations.ownerOf(key);
    tables.declarations.environmentOf(key);
    tables.declarations.actualRequestsOf(key);
  }
  const seen = new Set<string>();
  const calibrated = parts.flatMap((part) => part.calibrated).filter(({ id }) => id === null || isNew(id, seen));
  return { estate: { flows, files: listing.files.length, problems }, calibrated };
}

function isNew(id: string, seen: Set<string>): boolean {
  const before = seen.size;
  return seen.add(id).size > before;
}
