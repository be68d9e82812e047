import { number } from "../describe/amounts";
import { trustOf } from "../describe/describe-sources";
import { allFigures, type Figure } from "../reference/figures";
import { lookUpSource, type Source } from "../reference/sources";

/** A figure with the pages that state it. */
export interface SourcedFigure extends Omit<Figure, "sources"> {
  readonly sources: readonly Pick<Source, "key" | "title" | "heading" | "date" | "readOn" | "url" | "kind" | "note">[];
  /** A page of Microsoft's documentation that states it was read in full. */
  readonly verified: boolean;
  /** Why it is not verified; null where it is. */
  readonly notVerifiedBecause: string | null;
}

/** Every figure that can be shown, with where it is from and how far that can be trusted. */
export function sourcedFigures(): readonly SourcedFigure[] {
  return allFigures().map((figure) => {
    const sources = figure.sources.flatMap((key) => lookUpSource(key) ?? []);
    const because = notVerifiedBecause(figure, sources);
    return { ...figure, sources, verified: because === null, notVerifiedBecause: because };
  });
}

/** One page that was read in full is enough; else the first page says why not. */
function notVerifiedBecause({ assumed }: Figure, sources: readonly Source[]): string | null {
  if (assumed) return "no page states it";
  const doubts = sources.map(({ kind }) => trustOf(kind));
  return doubts.includes(null) ? null : (doubts[0] ?? "no page is named");
}

/** One figure a line: what it is, in which edition, and where it is from. */
export function explainSourcesText(): string {
  const figures = sourcedFigures();
  const lines = figures.map((figure) => {
    const { file, id, what, unit, edition } = figure;
    const doubt = figure.verified ? "" : ` Not verified: ${figure.notVerifiedBecause}.`;
    const pages = figure.sources.map(describePage).join("; ");
    return `${file} ${id}: ${what}: ${shownValue(figure)} ${unit}; ${editionWords(edition)}.${doubt} [${pages}]\n`;
  });
  const verified = figures.filter((it) => it.verified).length;
  const summary = `${figures.length} figures, ${figures.length - verified} of them not verified.\n`;
  return `${lines.join("")}\n${summary}`;
}

/** With all of its decimals: a request above the entitlement costs four hundred-thousandths of a dollar, not 0. */
function shownValue({ file, value }: SourcedFigure): string {
  if (Number.isInteger(value)) return number(value);
  const hasOneDecimal = Number.isInteger(value * 10);
  return file === "prices" && hasOneDecimal ? value.toFixed(2) : String(value);
}

function editionWords(edition: Figure["edition"]): string {
  return edition === null ? "both editions" : `edition ${edition}`;
}

function describePage({ key, title, heading, date, readOn, kind, url }: SourcedFigure["sources"][number]): string {
  const dated = date ?? `undated, read on ${readOn}`;
  return [key, title, ...(heading === null ? [] : [heading]), dated, kind, url ?? "no address"].join(", ");
}

/** The same for scripts: one figure a line, so that two lists can be compared line by line. */
export function explainSourcesJson(version: string): string {
  const lines = sourcedFigures().map((figure) => JSON.stringify(figure));
  const tool = JSON.stringify({ name: "flow-license-lint", version });
  return `{\n"format": 1,\n"tool": ${tool},\n"figures": [\n${lines.join(",\n")}\n]\n}\n`;
}
