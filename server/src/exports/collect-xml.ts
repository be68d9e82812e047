import { SaxesParser } from "saxes";
import { ownCopy } from "../syntax/own-copy";

/** One element that was asked for: its attributes and the text right inside the wanted children. */
export interface XmlRecord {
  readonly element: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ReadonlyMap<string, string>;
}

export type CollectedXml =
  | { readonly records: readonly XmlRecord[] }
  /** Where the text stops to be XML; both count from 1. */
  | { readonly line: number; readonly column: number };

/**
 * Streams over an XML text and keeps only the wanted elements (name to wanted children); such files have tens of
 * megabytes of forms and views. Entities of a document type are not expanded.
 */
export function collectXml(text: string, wanted: ReadonlyMap<string, ReadonlySet<string>>): CollectedXml {
  const parser = new SaxesParser();
  const records: XmlRecord[] = [];
  let depth = 0;
  let recordDepth = 0;
  let kept: ReadonlySet<string> | undefined;
  let children: Map<string, string> | undefined;
  let child: string | undefined;

  parser.on("opentag", ({ name, attributes }) => {
    depth++;
    if (children === undefined) {
      kept = wanted.get(name);
      if (kept === undefined) return;
      recordDepth = depth;
      children = new Map();
      records.push({ element: name, attributes: ownAttributes(attributes), children });
    } else if (depth === recordDepth + 1 && kept?.has(name)) {
      child = name;
      children.set(name, "");
    }
  });
  const addText = (more: string) => {
    if (child !== undefined && depth === recordDepth + 1) children?.set(child, (children.get(child) ?? "") + more);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    if (depth === recordDepth + 1) {
      if (child !== undefined) children?.set(child, ownCopy(children.get(child) ?? ""));
      child = undefined;
    }
    if (depth === recordDepth) children = undefined;
    depth--;
  });
  parser.on("error", () => {
    throw new MalformedXml();
  });

  try {
    parser.write(text).close();
    return { records };
  } catch (failure) {
    if (!(failure instanceof MalformedXml)) throw failure;
    return { line: parser.line, column: parser.column + 1 };
  }
}

function ownAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [ownCopy(name), ownCopy(value)]));
}

class MalformedXml extends Error {}
