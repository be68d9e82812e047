import { URI } from "vscode-uri";

/** Where a document lies: a path as `exports/` writes it, on the file system that its address names. */
export interface DocumentPath {
  /** Scheme and authority, such as `file://` or `vscode-vfs://github`. */
  readonly origin: string;
  /** Decoded, with `/`. */
  readonly path: string;
}

export function pathOf(uri: string): DocumentPath {
  const { scheme, authority, path } = URI.parse(uri);
  // A document that was never saved has no folder in its address.
  return { origin: `${scheme}://${authority}`, path: path.startsWith("/") ? path : `/${path}` };
}

export function uriOf({ origin, path }: DocumentPath): string {
  const [scheme = "file", authority = ""] = origin.split("://");
  return URI.from({ scheme, authority, path }).toString();
}

/** The path in the spelling of this machine's file system; only for documents on it. */
export function localPath(path: string): string {
  return URI.from({ scheme: "file", path }).fsPath;
}

/** The last part of an address, decoded. */
export function fileNameOf(uri: string): string {
  return pathOf(uri).path.split("/").at(-1) ?? "";
}
