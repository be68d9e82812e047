import { element } from "../element";
import type { Estate } from "./estate";

/** The page that a key names, with its date, as a link where it has an address. */
export function cited(key: string, { sources }: Estate, withHeading = true): HTMLElement {
  const source = sources[key];
  if (!source) return element("cite", {}, key);
  const words = source.heading === null || !withHeading ? source.title : `${source.title}: ${source.heading}`;
  // Addresses are those of the reference data; no other scheme becomes a link.
  const isPage = source.url?.startsWith("https://") ?? false;
  return element("cite", {}, isPage ? element("a", { href: source.url, rel: "noreferrer" }, words) : words);
}
