import { outermostZip } from "../../../shared/package-address";
import { surroundingsOf } from "../estate/file-surroundings";
import { type FlowIndex, indexFlows } from "../estate/flow-index";
import { KeptTexts } from "../estate/kept-texts";
import type { ExportFile } from "../exports/export-file";
import type { FileAccess } from "../exports/file-access";
import { listExportFiles } from "../exports/list-export-files";
import type { Surroundings } from "../facts/surroundings";
import type { DocumentPath } from "./document-path";
import { editorLimits } from "./editor-limits";
import { type DocumentSettings, folderOf } from "./editor-settings";

/** What an open document stands among: the flows of its package or solution, and who calls whom there. */
export class Neighbors {
  readonly surroundings: Surroundings;
  private readonly prepared = new Set<string>();

  constructor(
    /** The document as it is saved. */
    readonly file: ExportFile,
    private readonly index: FlowIndex,
  ) {
    this.surroundings = surroundingsOf(file, index);
  }

  /** Reads what calls lead to, so that `surroundings` can answer for them; false where nothing was new. */
  async prepare(ids: readonly string[]): Promise<boolean> {
    const fresh = ids.filter((id) => !this.prepared.has(id));
    if (fresh.length === 0) return false;
    for (const id of fresh) this.prepared.add(id);
    await this.index.prepare(this.file, fresh);
    return true;
  }
}

/** Runs the first pass over the files of an export, and tells the person where that takes long. */
export type WhileIndexing = <T>(root: string, files: number, work: () => Promise<T>) => Promise<T>;

/**
 * Finds the package or solution around open documents, as it is saved, and keeps it until something is saved anew. A
 * loose file has no neighbors, as on the command line where it is named alone.
 */
export class NeighborFinder {
  private readonly roots = new Map<string, Promise<ExportRoot>>();
  private readonly indexed = new Map<string, Promise<IndexedExport>>();

  constructor(
    private readonly filesOf: (origin: string) => FileAccess,
    private readonly whileIndexing: WhileIndexing,
  ) {}

  async of({ origin, path }: DocumentPath, settings: DocumentSettings): Promise<Neighbors> {
    const found = await remembered(this.roots, `${origin} ${path}`, () => findRoot(path, this.filesOf(origin)));
    const key = found.root ?? path;
    const around = await remembered(this.indexed, `${origin} ${key}`, async () => {
      const files = found.root === null ? [found.file] : await filesIn(found.root, this.filesOf(origin));
      await settings.lookInto([...new Set(files.map(({ label }) => folderOf(label)))]);
      const index = () => indexFlows(files, settings.of, new KeptTexts());
      return new IndexedExport(files, await this.whileIndexing(key, files.length, index));
    });
    return around.neighborsOf(found.file);
  }

  /** Whether a file lies in an export that was looked at, or beside a loose file. */
  concerns({ origin, path }: DocumentPath): boolean {
    const wanted = `${origin} ${path}`;
    return [...this.indexed.keys()].some((key) => wanted === key || wanted.startsWith(`${key}/`));
  }

  /** Something was saved, or the settings are others; all is found anew when it is asked for. */
  forget(): void {
    this.roots.clear();
    this.indexed.clear();
  }
}

/** The folder of the package or solution that a file belongs to, or the zip around all of it; null for a loose file. */
interface ExportRoot {
  readonly root: string | null;
  readonly file: ExportFile;
}

class IndexedExport {
  private readonly neighbors = new Map<string, Neighbors>();

  constructor(
    private readonly files: readonly ExportFile[],
    private readonly index: FlowIndex,
  ) {}

  async neighborsOf(file: ExportFile): Promise<Neighbors> {
    const known = this.neighbors.get(file.label);
    if (known) return known;
    const own = this.files.find(({ label }) => label === file.label) ?? file;
    const neighbors = new Neighbors(own, this.index);
    await neighbors.prepare(this.index.callsOf(own));
    this.neighbors.set(file.label, neighbors);
    return neighbors;
  }
}

async function findRoot(path: string, access: FileAccess): Promise<ExportRoot> {
  const zip = outermostZip(path);
  if (zip !== null) return { root: zip, file: unsaved(path) };
  const { files } = await listExportFiles([path], access, editorLimits);
  const file = files.find(({ label }) => label === path) ?? unsaved(path);
  return { root: file.package?.label ?? null, file };
}

async function filesIn(root: string, access: FileAccess): Promise<readonly ExportFile[]> {
  return (await listExportFiles([root], access, editorLimits)).files;
}

/** A document that no file stands behind yet. */
function unsaved(path: string): ExportFile {
  return { label: path, package: null, read: async () => ({ text: "" }) };
}

/** Two that ask at a time wait for the same answer; a failure is not remembered. */
function remembered<T>(known: Map<string, Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before) return before;
  const found = find();
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}
