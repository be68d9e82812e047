/**
 * Addresses of what lies in a zip, which editors know only as a file: `flow-package://file/c:/exports/a.zip!/x.json`. The
 * part behind the scheme names the file system of the zip: its scheme, and behind a `~` its authority.
 */
export const packageScheme = "flow-package";

/** The parts of an address, decoded, as every editor's own type has them. */
export interface AddressParts {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** The folder that a zip opens as. */
export function packageFolder(zip: AddressParts): AddressParts {
  return insidePackage({ ...zip, path: `${zip.path}!` });
}

/** The address of a path such as `/exports/a.zip!/x.json` on the file system of the zip. */
export function insidePackage({ scheme, authority, path }: AddressParts): AddressParts {
  return { scheme: packageScheme, authority: authority === "" ? scheme : `${scheme}~${authority}`, path };
}

/** The same path on the file system of the zip. */
export function outsidePackage({ authority, path }: Omit<AddressParts, "scheme">): AddressParts {
  const end = authority.indexOf("~");
  if (end < 0) return { scheme: authority, authority: "", path };
  return { scheme: authority.slice(0, end), authority: authority.slice(end + 1), path };
}

/** The path of the outermost zip that a path leads into; null where it leads into none. */
export function outermostZip(path: string): string | null {
  return /^(.*?\.zip)!(?:\/|$)/is.exec(path)?.[1] ?? null;
}
