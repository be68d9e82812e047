import type { CodeLens, Command } from "vscode-languageserver";
import { onceFor } from "../../../shared/once-for";
import { type AmountArgument, declareAmountCommand, type FlowArgument } from "../../../shared/protocol";
import { showReportCommand } from "../../../shared/report-panel";
import type { Analysis, FlowAnalysis } from "../analyze";
import { lensOfBranch, lensOfFlow, lensOfLoop, lensOfTrigger } from "../describe/describe-lens";
import { isBranch, isLoop } from "../flow/flow";
import { bodyOf, keyOf, type Place } from "../syntax/json-node";
import type { TextSpan } from "../syntax/json-tree";
import type { KnownDocument } from "./analyses";
import type { Client } from "./client-abilities";
import { rangeOf } from "./to-lsp";

/** A line over each flow, trigger, loop and branch that is where it was when the text last was sound JSON. */
export function codeLenses({ document, analysis, drift }: KnownDocument, client: Client): CodeLens[] {
  return lensesOf(analysis).flatMap(({ span, title, leadsTo, flow }) => {
    const now = drift.toNow(span);
    return now
      ? [{ range: rangeOf(now, document), command: commandOf(title, leadsTo, flow, document.uri, client) }]
      : [];
  });
}

/** Where a click leads: to the report, or to the question for an amount that the export does not say. */
type Target = "report" | Pick<AmountArgument, "loop">;

interface Lens {
  readonly span: TextSpan;
  readonly title: string;
  readonly leadsTo: Target;
  readonly flow: number;
}

/** Other clients have no command of ours: they show the title, and nothing happens on a click. */
function commandOf(title: string, leadsTo: Target, flow: number, uri: string, client: Client): Command {
  if (!client.commands) return { title, command: "" };
  // In VS Code "$(name)" would be an icon.
  const shown = title.replaceAll("$(", "\\$(");
  const report: FlowArgument = { uri, flow };
  return leadsTo === "report"
    ? { title: shown, command: showReportCommand, arguments: [report] }
    : { title: shown, command: declareAmountCommand, arguments: [{ ...report, ...leadsTo }] };
}

/** By analysis: an editor asks again whenever it likes. */
const lensesOf = onceFor(({ flows }: Analysis): readonly Lens[] =>
  flows.flatMap((flow, index) => lensesOfFlow(flow, index, flows.length === 1)),
);

function lensesOfFlow({ flow, facts, spansOf }: FlowAnalysis, index: number, isOnly: boolean): Lens[] {
  const found: { readonly place: Place; readonly title: string; readonly leadsTo: Target }[] = [];
  const { definition, trigger, allActions } = flow;
  const ofFlow = typeof definition.key === "string" ? keyOf(definition) : bodyOf(definition);
  found.push({ place: ofFlow, title: lensOfFlow(facts), leadsTo: "report" });
  if (trigger) {
    const { runsPerDay } = facts;
    const isUnknown = runsPerDay?.from === "default" || runsPerDay?.value === null;
    found.push({
      place: keyOf(trigger.node),
      title: lensOfTrigger(facts),
      leadsTo: isUnknown ? { loop: null } : "report",
    });
  }
  for (const action of allActions) {
    const place = keyOf(action.node);
    if (isLoop(action)) {
      const isAssumed = facts.loops.get(action)?.from === "default";
      const leadsTo = isAssumed ? { loop: action.node.pointer } : "report";
      found.push({ place, title: lensOfLoop(action, facts), leadsTo });
    } else if (isBranch(action)) {
      found.push({ place, title: lensOfBranch(action, facts), leadsTo: "report" });
    }
  }
  const spans = spansOf(found.map(({ place }) => place));
  return found.map(({ title, leadsTo }, at) => ({
    // What a file with one flow costs stands above all of it.
    span: at === 0 && isOnly ? topOfDocument : (spans[at] as TextSpan),
    title,
    leadsTo,
    flow: index,
  }));
}

const topOfDocument: TextSpan = { offset: 0, length: 0 };
