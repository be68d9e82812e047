import { looksLikeZip } from "./candidates";
import type { FileAccess, FolderContents, PathKind } from "./file-access";
import { type OpenZip, openInnerZip, openOuterZip, type ZipOpening } from "./open-zip";
import { folderAbove, lastStep } from "./paths";
import { unreadable } from "./unreadable";

/**
 * Zips as folders to look around in: a zip opens under its own path with a `!`, `a.zip!`, and so do the zips in it. What
 * cannot be opened is an exception; the limits are those of `opening`.
 */
export function zipFolders(opening: ZipOpening): FileAccess {
  const opened = new Map<string, Promise<OpenZip>>();
  const admitted = new Set<string>();
  const open = (folder: string): Promise<OpenZip> => {
    let zip = opened.get(folder);
    if (zip === undefined) {
      const { around, inner } = split(folder.slice(0, -1));
      zip =
        around === null ? openOuterZip(inner, opening) : open(around).then((it) => openInnerZip(it, inner, opening));
      opened.set(folder, zip);
      zip.catch(() => opened.delete(folder));
    }
    return zip;
  };
  const find = async (path: string): Promise<{ readonly zip: OpenZip; readonly inner: string }> => {
    const { around, inner } = split(path.endsWith("!") ? `${path}/.` : path);
    if (around === null) throw unreadable(path, "not-found", `${path} is in no zip.`);
    return { zip: await open(around), inner };
  };
  const list = async (path: string): Promise<FolderContents> => {
    const { zip, inner } = await find(path);
    const { files, folders } = await zip.tree.list(inner);
    const zips = files.filter(looksLikeZip).map((name) => `${name}!`);
    return { files: files.filter((name) => !looksLikeZip(name)), folders: [...folders, ...zips].filter(staysInside) };
  };
  return {
    list,
    async kindOf(path): Promise<PathKind> {
      const { inner } = await find(path);
      if (inner === ".") return "folder";
      const { files, folders } = await list(folderAbove(path) ?? path);
      if (files.includes(lastStep(path))) return "file";
      return folders.includes(lastStep(path)) ? "folder" : null;
    },
    async sizeOf(path) {
      const { zip, inner } = await find(path);
      return zip.tree.sizeOf(inner);
    },
    async read(path, mostBytes) {
      const { zip, inner } = await find(path);
      if (zip.tree.sizeOf(inner) > mostBytes) return null;
      if (!admitted.has(path)) zip.tree.admit(inner);
      admitted.add(path);
      return zip.tree.read(inner);
    },
  };
}

/** The folder of the innermost zip that a path leads into, and the way from there; a zip itself leads into none. */
function split(path: string): { readonly around: string | null; readonly inner: string } {
  const end = path.toLowerCase().lastIndexOf(".zip!/");
  if (end < 0) return { around: null, inner: path };
  const inside = end + ".zip!".length;
  return { around: path.slice(0, inside), inner: path.slice(inside + 1) };
}

/** An entry may be named `../x`; as a step of an address that would lead out of the zip. */
function staysInside(folder: string): boolean {
  return folder !== "..";
}
