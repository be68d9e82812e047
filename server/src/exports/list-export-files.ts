import { compareText } from "../syntax/compare-text";
import { isLeftOut, isOtherDocument, looksLikeZip, mayHoldFlows } from "./candidates";
import type { ExportFile, ExportPackage, InputProblem } from "./export-file";
import { exportFileIn } from "./export-file-in-tree";
import type { FileAccess, PathKind } from "./file-access";
import { diskTree, type FileTree } from "./file-tree";
import { type FindPackage, packageOfZip, packagesIn } from "./find-package";
import type { ReadingLimits } from "./limits";
import { type OpenZip, openInnerZip, openOuterZip, readOuterZip, type ZipOpening } from "./open-zip";
import { OpenZips } from "./open-zips";
import { folderAbove, joinPath, tidyPath } from "./paths";
import { problemBehind } from "./unreadable";
import { beginsLikeZip } from "./zip-directory";
import { greatestFolderDepth } from "./zip-tree";

export interface ExportListing {
  /** In the order of their labels; each label once. */
  readonly files: readonly ExportFile[];
  readonly problems: readonly InputProblem[];
}

/**
 * Finds every file that may hold flows in the given files, folders and zips, with the package around it. Whatever
 * cannot be read becomes a problem, and the rest is read all the same.
 */
export async function listExportFiles(
  paths: readonly string[],
  access: FileAccess,
  limits: ReadingLimits,
): Promise<ExportListing> {
  const search = new Search(access, limits);
  for (const path of paths) await search.addGiven(path);
  return search.result();
}

/** A place to search: a tree, and how to find its packages. */
interface Place {
  readonly tree: FileTree;
  readonly findPackage: FindPackage;
  /** Null on disk. */
  readonly zip: OpenZip | null;
}

class Search {
  private readonly files = new Map<string, ExportFile>();
  private readonly problems = new Map<string, InputProblem>();
  private readonly seen = new Set<string>();
  private readonly disk: Place;
  private readonly opening: ZipOpening;

  constructor(
    private readonly access: FileAccess,
    limits: ReadingLimits,
  ) {
    this.opening = { access, limits, zips: new OpenZips(), report: this.report };
    const tree = diskTree(access, limits);
    this.disk = { tree, findPackage: packagesIn(tree, this.report), zip: null };
  }

  result(): ExportListing {
    const inOrder = <T>(map: ReadonlyMap<string, T>): T[] =>
      [...map].sort(([a], [b]) => compareText(a, b)).map(([, it]) => it);
    return { files: inOrder(this.files), problems: inOrder(this.problems) };
  }

  async addGiven(given: string): Promise<void> {
    let path = tidyPath(given.replaceAll("\\", "/"));
    try {
      let kind: PathKind = given === "" ? null : await this.access.kindOf(path);
      if (kind === null && given.includes("\\")) {
        // Where `/` alone separates folders, a backslash is a character like any other.
        path = tidyPath(given);
        kind = await this.access.kindOf(path);
      }
      if (kind === "folder") await this.walk(this.disk, path, 0);
      else if (kind === "file") await this.addGivenFile(path);
      else
        this.report({
          file: given,
          code: "not-found",
          severity: "error",
          message: `${given || "A path"} does not exist.`,
        });
    } catch (failure) {
      this.report(problemBehind(failure, path, "unreadable-file"));
    }
  }

  private async addGivenFile(path: string): Promise<void> {
    const isZip =
      looksLikeZip(path) || (!/\.json$/i.test(path) && beginsLikeZip(await readOuterZip(path, this.opening)));
    if (isZip) await this.openZip(this.disk, path);
    else this.addFile(this.disk, path, await this.disk.findPackage(folderAbove(path) ?? path));
  }

  private async walk(place: Place, folder: string, depth: number): Promise<void> {
    const { tree } = place;
    const label = tree.labelOf(folder);
    if (this.seen.has(label) && place.zip === null) return;
    this.seen.add(label);
    if (depth > greatestFolderDepth) {
      const message = `${label} lies more than ${greatestFolderDepth} folders deep, which is the limit.`;
      return this.report({ file: label, code: "too-deep", severity: "error", message });
    }
    try {
      const contents = await tree.list(folder);
      const candidates = contents.files.filter((name) => mayHoldFlows(name, folder, contents));
      if (candidates.length > 0) {
        const around = await place.findPackage(folder);
        for (const name of candidates) this.addFile(place, joinPath(folder, name), around);
      }
      for (const name of contents.files) if (looksLikeZip(name)) await this.openZip(place, joinPath(folder, name));
      for (const name of contents.folders) {
        if (!isLeftOut(name)) await this.walk(place, joinPath(folder, name), depth + 1);
      }
    } catch (failure) {
      this.report(problemBehind(failure, label, "unreadable-folder"));
    }
  }

  private addFile({ tree }: Place, path: string, around: ExportPackage | null): void {
    const label = tree.labelOf(path);
    if (this.files.has(label)) return;
    try {
      tree.admit(path);
      this.files.set(label, exportFileIn(tree, path, around));
    } catch (failure) {
      this.report(problemBehind(failure, label, "unreadable-file"));
    }
  }

  private async openZip(around: Place, path: string): Promise<void> {
    const label = around.tree.labelOf(path);
    if (this.seen.has(label)) return;
    this.seen.add(label);
    const before = this.files.size + this.problems.size;
    try {
      const zip = around.zip
        ? await openInnerZip(around.zip, path, this.opening)
        : await openOuterZip(path, this.opening);
      const { tree } = zip;
      const packages = packagesIn(tree, this.report);
      const whole = packageOfZip(label);
      const findPackage = async (folder: string) => (await packages(folder)) ?? whole;
      const isDocument = isOtherDocument(await tree.list("."));
      if (!isDocument) await this.walk({ tree, findPackage, zip }, ".", 0);
      const isNothing = isDocument || this.files.size + this.problems.size === before;
      if (isNothing && around.zip === null) {
        const message = `${label} holds no flow that can be read.`;
        this.report({ file: label, code: "not-a-package", severity: "hint", message });
      }
    } catch (failure) {
      this.report(problemBehind(failure, label, "unreadable-zip"));
    }
  }

  private readonly report = (problem: InputProblem): void => {
    const key = `${problem.file}\0${problem.code}`;
    if (!this.problems.has(key)) this.problems.set(key, problem);
  };
}
