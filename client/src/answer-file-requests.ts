import { FileSystemError, FileType, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { toBase64 } from "../../shared/base64";
import {
  type FileBytes,
  type FileBytesParams,
  type FileKind,
  type FileParams,
  type FolderNames,
  fileBytesRequest,
  fileKindRequest,
  folderNamesRequest,
} from "../../shared/protocol";

/** Reads for the server what lies around a document, from wherever the editor has it. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(fileKindRequest, ({ uri }: FileParams) => fileKind(Uri.parse(uri)));
  client.onRequest(folderNamesRequest, ({ uri }: FileParams) => folderNames(Uri.parse(uri)));
  client.onRequest(fileBytesRequest, ({ uri, mostBytes }: FileBytesParams) => fileBytes(Uri.parse(uri), mostBytes));
}

async function fileKind(uri: Uri): Promise<FileKind> {
  try {
    return kindOf((await workspace.fs.stat(uri)).type);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** A folder behind a symbolic link is left out: nobody tells where it leads, and a circle of links would have no end. */
async function folderNames(uri: Uri): Promise<FolderNames> {
  const entries = (await workspace.fs.readDirectory(uri)).filter(([, type]) => type !== linkedFolder);
  const named = (kind: FileKind) => entries.filter(([, type]) => kindOf(type) === kind).map(([name]) => name);
  return { files: named("file"), folders: named("folder") };
}

const linkedFolder = FileType.SymbolicLink | FileType.Directory;

async function fileBytes(uri: Uri, mostBytes: number): Promise<FileBytes> {
  const { size } = await workspace.fs.stat(uri);
  if (size > mostBytes) return { base64: null, size };
  const bytes = await workspace.fs.readFile(uri);
  return { base64: bytes.length > mostBytes ? null : toBase64(bytes), size: bytes.length };
}

/** The type of a symbolic link also says what it leads to. */
function kindOf(type: FileType): FileKind {
  if (type & FileType.Directory) return "folder";
  return type & FileType.File ? "file" : null;
}

/** Folders on the way that are files, and file systems that are not there, hold nothing either. */
function isNotFound(error: unknown): boolean {
  return error instanceof FileSystemError && ["FileNotFound", "FileNotADirectory", "Unavailable"].includes(error.code);
}
