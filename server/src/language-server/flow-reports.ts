import type { Stated } from "../../../shared/flow-report";
import type { ReportAnswer, StateAnswer } from "../../../shared/protocol";
import type { FlowSettings } from "../../../shared/settings";
import type { FlowAnalysis } from "../analyze";
import { matchOf, statedInSettings } from "../fixes/fix";
import { writeFix } from "../fixes/written-fix";
import { adjustable } from "../report/adjustable";
import type { PlacesOf } from "../report/flow-parts";
import { flowReport } from "../report/flow-report";
import { overlay } from "../settings/overlay";
import { keyOf } from "../syntax/json-node";
import { lineIndexOf } from "../syntax/source-range";
import type { ChangeSettings, KnownDocument } from "./analyses";
import type { Client } from "./client-abilities";
import type { SettingsTarget } from "./editor-settings";
import { workspaceEdit } from "./workspace-edit";

/** The report on one flow of a document; null where it holds none. */
export function reportOn(known: KnownDocument, index: number): ReportAnswer | null {
  const { document, analysis, drift } = known;
  const flow = flowAt(known, index);
  if (flow === null) return null;
  const placesOf: PlacesOf = (nodes) =>
    flow.spansOf(nodes.map(keyOf)).map((span) => {
      const now = drift.toNow(span);
      return now && document.positionAt(now.offset);
    });
  return {
    flows: analysis.flows.map(({ facts }) => facts.identity.name),
    flow: analysis.flows.indexOf(flow),
    report: flowReport(flow, lineIndexOf(document.getText()), placesOf),
  };
}

/** Numbers that a person tries out, as settings of the flow they are tried on. */
export function withStated(known: KnownDocument, index: number, stated: readonly Stated[]): ChangeSettings {
  const flow = flowAt(known, index);
  const valid = flow === null ? [] : validFor(flow, stated);
  const pointer = flow?.facts.identity.pointer;
  return (settings, identity) => (identity.pointer === pointer ? changed(settings, valid) : settings);
}

/** Writes such numbers into the settings file that counts most for the flow. */
export function writeStated(
  known: KnownDocument,
  index: number,
  stated: readonly Stated[],
  client: Client,
  target: SettingsTarget | null,
): StateAnswer {
  const flow = flowAt(known, index);
  if (flow === null) return refused("There is no flow any more.");
  if (target === null)
    return refused("The flow has no place yet that a settings file could stand beside; save it first.");
  const match = matchOf(flow.facts.identity);
  const valid = validFor(flow, stated);
  if (valid.length === 0) return refused("There is nothing to write.");
  const edits = valid.map(({ setting, value }) => ({ kind: "setForFlow", match, path: setting, value }) as const);
  const fix = writeFix(statedInSettings("Write as settings", ...edits), {
    file: flow.facts.identity.file,
    written: null,
    settings: () => target.text,
  });
  if (fix.withheld !== null) return refused(fix.withheld);
  const edit = workspaceEdit(fix, known.document, client, target);
  return edit === null ? refused("This editor makes no files.") : { edit, reason: null };
}

function refused(reason: string): StateAnswer {
  return { edit: null, reason };
}

function flowAt({ analysis: { flows } }: KnownDocument, index: number): FlowAnalysis | null {
  return flows[Math.min(index, flows.length - 1)] ?? null;
}

/** Whole numbers of what the report lets someone try out, each within its bounds; a loop that is gone is let go. */
function validFor({ flow, facts }: FlowAnalysis, stated: readonly Stated[]): readonly Stated[] {
  const known = new Map(adjustable(flow, facts).map((one) => [JSON.stringify(one.setting), one]));
  return stated.filter(({ setting, value }) => {
    const one = known.get(JSON.stringify(setting));
    return one?.fixed === null && Number.isSafeInteger(value) && value >= 0 && value <= greatest;
  });
}

/** As the settings schema bounds them. */
const greatest = 1_000_000_000;

/** What messages call the place of numbers that are tried out. */
const origin = "what is tried out";

function changed(settings: FlowSettings, stated: readonly Stated[]): FlowSettings {
  return stated.reduce((below, { setting, value }) => {
    const values = setting.reduceRight<unknown>((inside, name) => ({ [name]: inside }), value) as object;
    return overlay(below, values, origin, below.asOf, true);
  }, settings);
}
