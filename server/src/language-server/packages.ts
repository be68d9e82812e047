import { toBase64 } from "../../../shared/base64";
import { outermostZip } from "../../../shared/package-address";
import type { FileBytes, FileKind, FolderNames, PackageBytesParams, PackageParams } from "../../../shared/protocol";
import type { FileAccess } from "../exports/file-access";
import { OpenZips } from "../exports/open-zips";
import { problemBehind } from "../exports/unreadable";
import { zipFolders } from "../exports/zip-folders";
import { type DocumentPath, pathOf } from "./document-path";
import { editorLimits } from "./editor-limits";

/** Why a zip cannot be read, in words for a person. */
export interface ZipFault {
  readonly fault: string;
}

/** What lies in zips, for a client that shows them as folders. */
export class Packages {
  /** The zip looked into last stays in memory as a whole, and no other one. */
  private readonly zips = new OpenZips();
  private readonly opened = new Map<string, { readonly version: string; readonly files: FileAccess }>();

  constructor(private readonly filesOf: (origin: string) => FileAccess) {}

  kindOf(params: PackageParams): Promise<FileKind | ZipFault> {
    return this.look(params, (files, path) => files.kindOf(path));
  }

  namesIn(params: PackageParams): Promise<FolderNames | ZipFault> {
    return this.look(params, (files, path) => files.list(path));
  }

  bytesOf(params: PackageBytesParams): Promise<FileBytes | ZipFault> {
    return this.look(params, async (files, path) => {
      const size = await files.sizeOf(path);
      const bytes = size > params.mostBytes ? null : await files.read(path, params.mostBytes);
      return { base64: bytes && toBase64(bytes), size };
    });
  }

  private async look<T>(
    { uri, zipVersion }: PackageParams,
    ask: (files: FileAccess, path: string) => T | Promise<T>,
  ): Promise<T | ZipFault> {
    const place = pathOf(uri);
    try {
      return await ask(this.filesIn(place, zipVersion), place.path);
    } catch (failure) {
      return { fault: problemBehind(failure, place.path, "unreadable-zip").message };
    }
  }

  private filesIn({ origin, path }: DocumentPath, version: string): FileAccess {
    const zip = `${origin} ${outermostZip(path)}`;
    const before = this.opened.get(zip);
    if (before?.version === version) return before.files;
    const access = this.filesOf(origin);
    const files = zipFolders({ access, limits: editorLimits, zips: this.zips, report: () => {} });
    this.opened.delete(zip);
    this.opened.set(zip, { version, files });
    const [oldest] = this.opened.keys();
    if (this.opened.size > mostOpened && oldest !== undefined) this.opened.delete(oldest);
    return files;
  }
}

/** Of so many zips the names in them are kept. */
const mostOpened = 8;
