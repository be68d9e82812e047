import type { Connection } from "vscode-languageserver";
import { fromBase64 } from "../../../shared/base64";
import {
  type FileBytes,
  type FileBytesParams,
  type FileKind,
  type FileParams,
  type FolderNames,
  fileBytesRequest,
  fileKindRequest,
  folderNamesRequest,
} from "../../../shared/protocol";
import type { FileAccess } from "../exports/file-access";
import { localPath, uriOf } from "./document-path";

/** The files of one origin, read by the client. */
export function clientFiles(connection: Connection, origin: string): FileAccess {
  const paramsOf = (path: string): FileParams => ({ uri: uriOf({ origin, path }) });
  const bytesOf = (path: string, mostBytes: number): Promise<FileBytes> => {
    const params: FileBytesParams = { ...paramsOf(path), mostBytes };
    return connection.sendRequest<FileBytes>(fileBytesRequest, params);
  };
  return {
    kindOf: (path) => connection.sendRequest<FileKind>(fileKindRequest, paramsOf(path)),
    sizeOf: async (path) => (await bytesOf(path, 0)).size,
    list: (path) => connection.sendRequest<FolderNames>(folderNamesRequest, paramsOf(path)),
    read: async (path, mostBytes) => {
      const { base64 } = await bytesOf(path, mostBytes);
      return base64 === null ? null : fromBase64(base64);
    },
  };
}

/** This machine's files under the paths of `file:` addresses, which on Windows begin with `/c:/`. */
export function localFiles(files: FileAccess): FileAccess {
  return {
    kindOf: (path) => files.kindOf(localPath(path)),
    sizeOf: (path) => files.sizeOf(localPath(path)),
    list: (path) => files.list(localPath(path)),
    read: (path, mostBytes) => files.read(localPath(path), mostBytes),
  };
}

/** For documents of a file system that nobody here can read: they stand alone. */
export const noFiles: FileAccess = {
  kindOf: () => null,
  sizeOf: () => 0,
  list: () => ({ files: [], folders: [] }),
  read: () => null,
};
