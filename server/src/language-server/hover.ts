import type { Hover, Position } from "vscode-languageserver";
import { homepage } from "../../../package.json";
import { openSettingCommand } from "../../../shared/protocol";
import type { Analysis } from "../analyze";
import { type Markup, markdown, plainText } from "../describe/markup";
import type { TextSpan } from "../syntax/json-tree";
import type { KnownDocument } from "./analyses";
import type { Client } from "./client-abilities";
import { type HoverTarget, hoverTargets } from "./hover-targets";
import { rangeOf } from "./to-lsp";

/** The card of what stands at a position, marking the key it explains; null where nothing is to be said. */
export function hoverAt(known: KnownDocument, position: Position, client: Client): Hover | null {
  const { document, drift } = known;
  const offset = drift.toThen(document.offsetAt(position));
  const target = offset === null ? null : targetAt(targetsOf(known.analysis), offset);
  const span = target && drift.toNow(target.span);
  if (!target || !span) return null;
  const value = target.describe(markupFor(client));
  const kind = client.markdown ? "markdown" : "plaintext";
  return { contents: { kind, value }, range: rangeOf(span, document) };
}

/** How hovers are marked up for a client. */
export function markupFor(client: Client): Markup {
  return client.markdown ? markdown(client.commandLinks ? openSetting : settingsPage) : plainText;
}

function openSetting(name: string): string {
  return `command:${openSettingCommand}?${encodeURIComponent(JSON.stringify([name]))}`;
}

function settingsPage(): string {
  return `${homepage}/blob/main/docs/settings.md`;
}

/** By analysis: hovers come in swarms while a mouse moves. */
const known = new WeakMap<Analysis, readonly HoverTarget[]>();

function targetsOf(analysis: Analysis): readonly HoverTarget[] {
  let targets = known.get(analysis);
  if (targets === undefined) {
    targets = analysis.flows.flatMap(hoverTargets).sort((a, b) => a.span.offset - b.span.offset);
    known.set(analysis, targets);
  }
  return targets;
}

/** Keys and short values do not overlap, so the last one that begins before the position is the only one that can hold it. */
function targetAt(targets: readonly HoverTarget[], offset: number): HoverTarget | null {
  let low = 0;
  let high = targets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((targets[middle] as HoverTarget).span.offset <= offset) low = middle + 1;
    else high = middle;
  }
  const target = targets[low - 1];
  return target && holds(target.span, offset) ? target : null;
}

function holds({ offset, length }: TextSpan, at: number): boolean {
  return at < offset + length;
}
