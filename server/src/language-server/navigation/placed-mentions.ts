import type { Position } from "vscode-languageserver";
import { listIn } from "../../../../shared/list-in";
import { onceFor } from "../../../../shared/once-for";
import type { Analysis, FlowAnalysis } from "../../analyze";
import { type Mention, mentionsIn, type NamedThing } from "../../facts/uses/mentions";
import type { TextSpan } from "../../syntax/json-tree";
import { lastUpTo } from "../../syntax/last-up-to";
import type { KnownDocument } from "../analyses";

/** A place of a document that names something of one of its flows. */
export interface PlacedMention {
  readonly mention: Mention;
  readonly span: TextSpan;
  readonly flow: FlowAnalysis;
}

/** What stands at a position, as far as it has not been edited since the text was sound. */
export function mentionAt(known: KnownDocument, position: Position): PlacedMention | null {
  const offset = known.drift.toThen(known.document.offsetAt(position));
  if (offset === null) return null;
  const { all } = mentionsOf(known.analysis);
  // They do not overlap. One may also be asked for at its end, where a cursor stands behind a name that was typed.
  const last = all[lastUpTo(all, offset, ({ span }) => span.offset)];
  return last && offset <= last.span.offset + last.span.length ? last : null;
}

/** Everything that names one thing, in the order of the text, where it stands now. */
export function mentionsNow({ analysis, drift }: KnownDocument, thing: NamedThing): readonly PlacedMention[] {
  return (mentionsOf(analysis).of.get(thing) ?? []).flatMap((mention) => {
    const span = drift.toNow(mention.span);
    return span ? [{ ...mention, span }] : [];
  });
}

/** All mentions of one flow, in the order of the text. */
export function mentionsInFlow(analysis: Analysis, flow: FlowAnalysis): readonly Mention[] {
  return mentionsOf(analysis).all.flatMap((placed) => (placed.flow === flow ? [placed.mention] : []));
}

interface DocumentMentions {
  /** In the order of the text. */
  readonly all: readonly PlacedMention[];
  readonly of: ReadonlyMap<NamedThing, readonly PlacedMention[]>;
}

/** By analysis: an editor asks whenever the cursor moves. */
const mentionsOf = onceFor(({ flows }: Analysis): DocumentMentions => {
  const all = flows.flatMap((flow) => {
    const mentions = mentionsIn(flow.flow);
    const spans = flow.spansOf(mentions.map(({ place }) => place));
    return mentions.map((mention, index): PlacedMention => ({ mention, span: spans[index] as TextSpan, flow }));
  });
  all.sort((a, b) => a.span.offset - b.span.offset);
  const of = new Map<NamedThing, PlacedMention[]>();
  for (const placed of all) listIn(of, placed.mention.of).push(placed);
  return { all, of };
});
