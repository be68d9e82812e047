import type { CodeAction, Range } from "vscode-languageserver";
import { onceFor } from "../../../shared/once-for";
import { type Amount, type AmountArgument, type AmountStatement, declareAmountCommand } from "../../../shared/protocol";
import type { Analysis, FlowAnalysis } from "../analyze";
import { shownName } from "../describe/amounts";
import type { Fix } from "../findings/finding";
import { declarePasses } from "../fixes/declare-passes";
import { declareRuns } from "../fixes/declare-runs";
import { isLoop, type LoopAction, type Trigger } from "../flow/flow";
import { type JsonNode, keyOf } from "../syntax/json-node";
import type { TextSpan } from "../syntax/json-tree";
import type { KnownDocument } from "./analyses";
import type { Client } from "./client-abilities";
import type { SettingsTarget } from "./editor-settings";
import { rangeOf } from "./to-lsp";
import { editOf } from "./workspace-edit";

/** An amount that the export does not say, of a loop or of the trigger. */
interface Unsaid extends Amount {
  readonly in: FlowAnalysis;
  readonly at: JsonNode;
  readonly argument: Omit<AmountArgument, "uri">;
  /** A note's and a setting's way to say it. */
  readonly state: (value: number) => readonly Fix[];
}

/** As many digits as a note holds. */
const greatestAmount = 999_999_999;

export function amountOf(analysis: Analysis, { flow, loop }: Omit<AmountArgument, "uri">): Amount | null {
  const found = unsaid(analysis, flow, loop);
  return found && { what: found.what, value: found.value, least: found.least, most: found.most };
}

/** The ways to write an amount down that are open here. */
export function statementsOf(
  { analysis, document, mistake }: KnownDocument,
  { flow, loop }: Omit<AmountArgument, "uri">,
  value: number,
  client: Client,
  target: SettingsTarget | null,
): AmountStatement[] {
  const found = mistake === null ? unsaid(analysis, flow, loop) : null;
  if (!found || !Number.isInteger(value) || value < found.least || value > found.most) return [];
  return found.state(value).flatMap((fix) => {
    const edit = editOf(fix, found.in, document, client, target);
    return edit ? [{ title: fix.title, edit }] : [];
  });
}

/**
 * Code actions that say an amount, on the line of the loop or the trigger: in our own client one that asks for it,
 * elsewhere a few amounts to choose from.
 */
export function amountActions(
  { analysis, document }: KnownDocument,
  range: Range,
  client: Client,
  target: SettingsTarget | null,
): CodeAction[] {
  return allUnsaid(analysis)
    .filter(({ span }) => isOnLine(rangeOf(span, document), range, document.lineCount))
    .flatMap(({ unsaid: one }): CodeAction[] => {
      if (client.commands) {
        const title = `Say how many ${lowerFirst(one.what)}...`;
        const argument: AmountArgument = { uri: document.uri, ...one.argument };
        return [{ title, kind: "quickfix", command: { title, command: declareAmountCommand, arguments: [argument] } }];
      }
      return choices
        .filter((value) => value !== one.value && value >= one.least)
        .flatMap((value) => {
          for (const fix of one.state(value)) {
            const edit = editOf(fix, one.in, document, client, target);
            if (edit) return [{ title: fix.title, kind: "quickfix", edit }];
          }
          return [];
        });
    });
}

/** For clients that cannot ask: a person changes the number that stands there then. */
const choices = [1, 10, 100, 1000] as const;

function unsaid({ flows }: Analysis, index: number, pointer: string | null): Unsaid | null {
  const one = flows[index];
  if (!one) return null;
  const { flow } = one;
  if (pointer === null) return flow.trigger && ofTrigger(flow.trigger, one, index);
  const loop = flow.allActions.find((action) => isLoop(action) && action.node.pointer === pointer);
  return loop && isLoop(loop) ? ofLoop(loop, one, index) : null;
}

/** By analysis: an editor asks with each move of the cursor. */
const allUnsaid = onceFor(({ flows }: Analysis): readonly { readonly unsaid: Unsaid; readonly span: TextSpan }[] =>
  flows.flatMap((one, index) => {
    const { trigger, allActions } = one.flow;
    const found = [
      trigger && ofTrigger(trigger, one, index),
      ...allActions.filter(isLoop).map((loop) => ofLoop(loop, one, index)),
    ].filter((it) => it !== null);
    const spans = one.spansOf(found.map(({ at }) => keyOf(at)));
    return found.map((it, at) => ({ unsaid: it, span: spans[at] as TextSpan }));
  }),
);

function ofTrigger(trigger: Trigger, one: FlowAnalysis, flow: number): Unsaid | null {
  const { runsPerDay } = one.facts;
  if (runsPerDay === null) return null;
  return {
    what: "Runs per day",
    value: runsPerDay.value,
    least: 0,
    most: greatestAmount,
    in: one,
    at: trigger.node,
    argument: { flow, loop: null },
    state: (runs) => declareRuns(trigger, runs, one.facts),
  };
}

/** Null for a loop that always passes as often. */
function ofLoop(loop: LoopAction, one: FlowAnalysis, flow: number): Unsaid | null {
  const passes = one.facts.loops.get(loop);
  if (passes === undefined || passes.least === passes.most) return null;
  const isUntil = loop.kind === "doUntil";
  return {
    what: `${isUntil ? "Passes" : "Items"} of ${shownName(loop.name)}`,
    value: passes.value,
    least: isUntil ? 1 : 0,
    most: greatestAmount,
    in: one,
    at: loop.node,
    argument: { flow, loop: loop.node.pointer },
    state: (count) => declarePasses(loop, count, one.facts),
  };
}

/** On a text of one line, only on the name itself. */
function isOnLine(named: Range, { start, end }: Range, lines: number): boolean {
  if (lines > 1) return start.line <= named.start.line && named.start.line <= end.line;
  return start.character <= named.end.character && named.start.character <= end.character;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
