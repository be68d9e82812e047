import type { Hover, Position } from "vscode-languageserver";
import { homepage } from "../../../package.json";
import { onceFor } from "../../../shared/once-for";
import { type FlowArgument, openSettingCommand } from "../../../shared/protocol";
import type { Analysis } from "../analyze";
import { type Addresses, markdown, plainText } from "../describe/markup";
import type { TextSpan } from "../syntax/json-tree";
import { lastUpTo } from "../syntax/last-up-to";
import type { KnownDocument } from "./analyses";
import type { Client } from "./client-abilities";
import { pathOf, uriOf } from "./document-path";
import { type HoverTarget, hoverTargets } from "./hover-targets";
import { rangeOf } from "./to-lsp";

/** The card of what stands at a position, marking the key it explains; null where nothing is to be said. */
export function hoverAt(known: KnownDocument, position: Position, client: Client): Hover | null {
  const found = targetNow(known, position);
  if (!found) return null;
  const { target, span } = found;
  const value = target.describe(client.markdown ? markdown(addresses(known, target.flow, client)) : plainText);
  const kind = client.markdown ? "markdown" : "plaintext";
  return { contents: { kind, value }, range: rangeOf(span, known.document) };
}

/** The same card as a page of its own, in which no command is called; null where nothing is to be said. */
export function cardAt(known: KnownDocument, position: Position): string | null {
  const found = targetNow(known, position);
  if (!found) return null;
  return found.target.describe(markdown(addresses(known, found.target.flow, { commandLinks: false })));
}

function targetNow(
  { document, drift, analysis }: KnownDocument,
  position: Position,
): { readonly target: HoverTarget; readonly span: TextSpan } | null {
  const offset = drift.toThen(document.offsetAt(position));
  const target = offset === null ? null : targetAt(targetsOf(analysis), offset);
  const span = target && drift.toNow(target.span);
  return target && span && { target, span };
}

function addresses({ document }: KnownDocument, flow: number, client: Pick<Client, "commandLinks">): Addresses {
  const { uri } = document;
  return {
    setting: client.commandLinks ? (name) => openSetting(name, { uri, flow }) : () => settingsPage,
    // What lies in a package has no address of its own.
    file: (path) => (path.includes("!/") ? null : uriOf({ origin: pathOf(uri).origin, path })),
  };
}

function openSetting(name: string, flow: FlowArgument): string {
  const given = encodeURIComponent(JSON.stringify([name, flow]));
  // A closing parenthesis would end the link.
  return `command:${openSettingCommand}?${given.replaceAll("(", "%28").replaceAll(")", "%29")}`;
}

/** What tells about all settings. */
export const settingsPage = `${homepage}/blob/main/docs/settings.md`;

/** By analysis: hovers come in swarms while a mouse moves. */
const targetsOf = onceFor(({ flows }: Analysis): readonly HoverTarget[] =>
  flows.flatMap((flow, index) => hoverTargets(flow, index)).sort((a, b) => a.span.offset - b.span.offset),
);

/** Keys and short values do not overlap, so the last one that begins before the position is the only one that can hold it. */
function targetAt(targets: readonly HoverTarget[], offset: number): HoverTarget | null {
  const target = targets[lastUpTo(targets, offset, ({ span }) => span.offset)];
  return target && holds(target.span, offset) ? target : null;
}

function holds({ offset, length }: TextSpan, at: number): boolean {
  return at < offset + length;
}
