import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { MessageConnection } from "vscode-jsonrpc/node";
import { fileBytesRequest, fileKindRequest, folderNamesRequest } from "../../shared/protocol";

/**
 * Answers the server's requests for files of an origin out of a folder; returns the addresses that were asked for.
 * `reads` is called before a file is read.
 */
export function answerFileRequests(
  connection: MessageConnection,
  origin: string,
  folder: string,
  reads = () => {},
): Set<string> {
  const asked = new Set<string>();
  const pathOf = (uri: string): string => {
    asked.add(uri);
    if (!uri.startsWith(origin)) throw new Error(`asked for ${uri}`);
    return join(folder, decodeURIComponent(uri.slice(origin.length)));
  };
  connection.onRequest(fileKindRequest, ({ uri }: { uri: string }) => {
    const path = pathOf(uri);
    if (!existsSync(path)) return null;
    return statSync(path).isDirectory() ? "folder" : "file";
  });
  connection.onRequest(folderNamesRequest, ({ uri }: { uri: string }) => {
    const entries = readdirSync(pathOf(uri), { withFileTypes: true });
    return {
      files: entries.filter((entry) => entry.isFile()).map(({ name }) => name),
      folders: entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
    };
  });
  connection.onRequest(fileBytesRequest, ({ uri, mostBytes }: { uri: string; mostBytes: number }) => {
    reads();
    const bytes = readFileSync(pathOf(uri));
    return { base64: bytes.length > mostBytes ? null : bytes.toString("base64"), size: bytes.length };
  });
  return asked;
}
