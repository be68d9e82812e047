import type { DocumentLink } from "vscode-languageserver";
import type { KnownDocument } from "../analyses";
import { pathOf, uriOf } from "../document-path";
import { rangeOf } from "../to-lsp";
import { childCallPlaces } from "./child-calls";
import { isInPackage } from "./flows-around";

/** The ids of child flows as links to the files of those flows. */
export function documentLinks({ analysis, document, drift }: KnownDocument): DocumentLink[] {
  const children = new Map(
    analysis.flows.flatMap(({ facts }) => facts.childFlows.map(({ id, child }) => [id, child] as const)),
  );
  return childCallPlaces(analysis).flatMap(({ childId, id }) => {
    const child = children.get(childId);
    const span = drift.toNow(id);
    if (!child || !span || isInPackage(child.file)) return [];
    const target = uriOf({ ...pathOf(document.uri), path: child.file });
    return [{ range: rangeOf(span, document), target, tooltip: `Child flow ${child.name}` }];
  });
}
