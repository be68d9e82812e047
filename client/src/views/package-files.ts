import {
  Disposable,
  type EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  FileType,
  RelativePattern,
  Uri,
  workspace,
} from "vscode";
import { fromBase64 } from "../../../shared/base64";
import { outermostZip, outsidePackage, packageFolder } from "../../../shared/package-address";
import {
  type FileBytes,
  type FileKind,
  type FolderNames,
  fileBytesRequest,
  fileKindRequest,
  folderNamesRequest,
  type PackageBytesParams,
  type PackageParams,
} from "../../../shared/protocol";
import type { ViewParts, Views } from "./view-parts";

/** The folder that a zip opens as. */
export function folderOfZip(zip: Uri): Uri {
  return Uri.from(packageFolder(zip));
}

/** The files of zips. The server reads them, within the limits of the command; the editor can only look at them. */
export function packageFiles(server: ViewParts["server"], changed: EventEmitter<FileChangeEvent[]>): Views["files"] {
  const ask = async <T>(request: string, params: PackageParams | PackageBytesParams): Promise<T> => {
    const running = await server();
    return running.request<T>(request, params).catch((error: Error) => {
      throw FileSystemError.Unavailable(error.message);
    });
  };
  const bytesOf = async (uri: Uri, mostBytes: number): Promise<FileBytes> =>
    ask<FileBytes>(fileBytesRequest, { ...paramsOf(uri, await statZip(uri)), mostBytes });
  return {
    async stat(uri): Promise<FileStat> {
      const zip = await statZip(uri);
      const kind = await ask<FileKind>(fileKindRequest, paramsOf(uri, zip));
      if (kind === null) throw FileSystemError.FileNotFound(uri);
      const { ctime, mtime } = zip;
      if (kind === "folder") return { type: FileType.Directory, ctime, mtime, size: 0 };
      return { type: FileType.File, ctime, mtime, size: (await bytesOf(uri, 0)).size };
    },
    async readDirectory(uri) {
      const { files, folders } = await ask<FolderNames>(folderNamesRequest, paramsOf(uri, await statZip(uri)));
      const folderEntries = folders.map((name): [string, FileType] => [name, FileType.Directory]);
      return [...folderEntries, ...files.map((name): [string, FileType] => [name, FileType.File])];
    },
    async readFile(uri) {
      const { base64 } = await bytesOf(uri, Number.MAX_SAFE_INTEGER);
      if (base64 === null) throw FileSystemError.FileNotFound(uri);
      return fromBase64(base64);
    },
    watch: (uri) => watchZip(uri, changed),
  };
}

/** Another version of the zip is another package. */
function paramsOf(uri: Uri, { mtime, size }: FileStat): PackageParams {
  return { uri: uri.toString(), zipVersion: `${mtime}.${size}` };
}

async function statZip(uri: Uri): Promise<FileStat> {
  return workspace.fs.stat(zipOf(uri) ?? notFound(uri));
}

/** The zip around an address; null above it, where the editor looks for folders of its own. */
function zipOf(uri: Uri): Uri | null {
  const path = outermostZip(uri.path);
  return path === null ? null : Uri.from(outsidePackage({ authority: uri.authority, path }));
}

function notFound(uri: Uri): never {
  throw FileSystemError.FileNotFound(uri);
}

/** Tells of a change of the zip as one of what was asked for. */
function watchZip(uri: Uri, changed: EventEmitter<FileChangeEvent[]>): Disposable {
  const zip = zipOf(uri);
  if (zip === null) return new Disposable(() => undefined);
  const name = zip.path.slice(zip.path.lastIndexOf("/") + 1);
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(zip, ".."), literally(name)));
  const tell = (type: FileChangeType) => () => changed.fire([{ type, uri }]);
  return Disposable.from(
    watcher,
    watcher.onDidCreate(tell(FileChangeType.Changed)),
    watcher.onDidChange(tell(FileChangeType.Changed)),
    watcher.onDidDelete(tell(FileChangeType.Deleted)),
  );
}

/** A name may hold what means something in a pattern. */
function literally(name: string): string {
  return name.replace(/[[\]{}*?]/g, (mark) => `[${mark}]`);
}
