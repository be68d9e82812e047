import { URI } from "vscode-uri";
import { insidePackage, outermostZip, outsidePackage, packageScheme } from "../../../shared/package-address";

/** Where a document lies: a path as `exports/` writes it, on the file system that its address names. */
export interface DocumentPath {
  /** Scheme and authority, such as `file://` or `vscode-vfs://github`; that of the zip for what lies in one. */
  readonly origin: string;
  /** Decoded, with `/`; `/exports/a.zip!/x.json` in a zip. */
  readonly path: string;
}

export function pathOf(uri: string): DocumentPath {
  const address = URI.parse(uri);
  const { scheme, authority, path } = address.scheme === packageScheme ? outsidePackage(address) : address;
  // A document that was never saved has no folder in its address.
  return { origin: `${scheme}://${authority}`, path: path.startsWith("/") ? path : `/${path}` };
}

/** Whether a document lies in a zip, whose files can only be read. */
export function isInPackage(uri: string): boolean {
  return uri.startsWith(`${packageScheme}:`);
}

export function uriOf({ origin, path }: DocumentPath): string {
  const [scheme = "file", authority = ""] = origin.split("://");
  const address = { scheme, authority, path };
  return URI.from(outermostZip(path) === null ? address : insidePackage(address)).toString();
}

/** The path in the spelling of this machine's file system; only for documents on it. */
export function localPath(path: string): string {
  return URI.from({ scheme: "file", path }).fsPath;
}

/** The last part of an address, decoded. */
export function fileNameOf(uri: string): string {
  return pathOf(uri).path.split("/").at(-1) ?? "";
}
