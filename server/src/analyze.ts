import { mayHoldFlow } from "../../shared/may-hold-flow";
import type { FlowSettings } from "../../shared/settings";
import { type DirectClass, directClass } from "./facts/direct-class";
import { type FlowFacts, flowFacts } from "./facts/flow-facts";
import type { FlowIdentity } from "./facts/flow-identity";
import type { FlowSummary } from "./facts/flow-summary";
import { summarizeFlow } from "./facts/summarize-flow";
import type { Surroundings } from "./facts/surroundings";
import { type ConnectionCalls, connectionCalls } from "./facts/throttling/connection-calls";
import { flowUses } from "./facts/uses/flow-uses";
import { actionsThatNeverRun } from "./facts/uses/never-runs";
import type { Finding, RuleFinding, Severity, Suppression } from "./findings/finding";
import { type NotedIgnore, severityOf, suppressionOf } from "./findings/select-findings";
import { findFlows } from "./flow/export-shapes";
import type { Flow } from "./flow/flow";
import { type FlowMetadata, mergeMetadata } from "./flow/flow-metadata";
import type { FlowSearch, FoundFlow } from "./flow/found-flow";
import { flowIdInFileName, nameInFile } from "./flow/name-in-file";
import { noteOwner } from "./flow/note-owner";
import { readFlow } from "./flow/read-flow";
import { readNote } from "./flow/read-note";
import { isPlainAction } from "./reference/operations";
import { allRules } from "./rules/all-rules";
import type { Rule, RuleInput } from "./rules/rule";
import { rulePageUrl } from "./rules/rule-page-url";
import { compareText } from "./syntax/compare-text";
import type { SourceDocument } from "./syntax/document";
import { type JsonNode, keyOf, type Place } from "./syntax/json-node";
import type { JsonTree, TextSpan, WrittenText } from "./syntax/json-tree";
import { readJson } from "./syntax/read-json";

/** A finding with its place in the text. */
export interface PlacedFinding extends Finding {
  readonly span: TextSpan;
  readonly relatedSpans: readonly TextSpan[];
}

/** One flow of a document with everything that is said about it. */
export interface FlowAnalysis {
  readonly flow: Flow;
  readonly facts: FlowFacts;
  /** How often a run calls over each connection, next to what its connector accepts. */
  readonly connectionCalls: readonly ConnectionCalls[];
  /** In the order of their places, then of their rules; suppressed ones are among them. */
  readonly findings: readonly PlacedFinding[];
  /** Places of `facts.premium`, in its order. */
  readonly premiumSpans: readonly TextSpan[];
  /** Where things of this flow stand in the text of the document. */
  readonly spansOf: JsonTree["spansOf"];
  /** The text that the flow is written in, to be changed; null while it is no sound JSON. */
  readonly written: WrittenText | null;
}

/** A part of a document that could not be read or that cannot be meant so. */
export interface DocumentProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: TextSpan;
}

export interface Analysis {
  readonly flows: readonly FlowAnalysis[];
  readonly problems: readonly DocumentProblem[];
}

/** The settings that hold for one flow. */
export type SettingsOf = (flow: FlowIdentity) => FlowSettings;

/** What is said of a document that holds no flow. */
export const noAnalysis: Analysis = { flows: [], problems: [] };

/**
 * The straight line in one function: text to flows, facts and findings. Pure: the same document, surroundings and
 * settings give the same analysis. A document without a flow costs next to nothing. `known` is the text as it was
 * read, from whoever has read it already.
 */
export function analyze(
  document: SourceDocument,
  surroundings: Surroundings,
  settings: SettingsOf,
  known?: JsonTree,
): Analysis {
  if (!mayHoldFlow(document.text)) return noAnalysis;
  const tree = known ?? readJson(document.text);
  const search = findFlows(tree);
  const read = readFlows(search, document.uri, surroundings, settings);
  return { flows: read.map(analysisOf), problems: documentProblems(tree, search, read) };
}

/** A flow with its facts, which no rule has looked at. */
export type FlowWithFacts = Pick<FlowAnalysis, "flow" | "facts" | "spansOf">;

/** The straight line up to the facts, for those who ask about many flows and show no findings. */
export function factsOf(
  document: SourceDocument,
  surroundings: Surroundings,
  settings: SettingsOf,
): { readonly flows: readonly FlowWithFacts[]; readonly problems: readonly DocumentProblem[] } {
  if (!mayHoldFlow(document.text)) return noAnalysis;
  const tree = readJson(document.text);
  const search = findFlows(tree);
  const flows = readFlows(search, document.uri, surroundings, settings);
  return { flows, problems: documentProblems(tree, search, flows) };
}

/** By pointer, as reports list them. */
function inOrder(flows: readonly FoundFlow[]): readonly FoundFlow[] {
  if (flows.length < 2) return flows;
  const pointers = new Map(flows.map((found) => [found, found.source.definition.pointer]));
  return flows.toSorted((a, b) => compareText(pointers.get(a) ?? "", pointers.get(b) ?? ""));
}

interface ReadFlow extends FlowWithFacts {
  readonly found: FoundFlow;
}

function readFlows({ flows }: FlowSearch, file: string, surroundings: Surroundings, settings: SettingsOf): ReadFlow[] {
  return inOrder(flows).map((found) => {
    const flow = readFlow(found.source, surroundings.connectorOf, isPlainAction);
    const { identity, metadata } = identify(found, file, flows.length === 1, surroundings.metadata);
    const facts = flowFacts({
      identity,
      found,
      isDamaged: isDamaged(found),
      flow,
      metadata,
      surroundings,
      settings: settings(identity),
    });
    return { found, flow, facts, spansOf: found.tree.spansOf };
  });
}

/** The text is no sound JSON, so that a part of the flow may be missing. */
function isDamaged({ tree }: FoundFlow): boolean {
  return tree.problems.length > 0;
}

/** What a document's flows mean to the flows of other documents. */
export interface FlowOutline {
  readonly identity: FlowIdentity;
  readonly flow: Flow;
  /** Where things of this flow stand in the text of the document. */
  readonly spansOf: JsonTree["spansOf"];
  /** Ids of the child flows it calls, in the order of the text. */
  readonly calls: readonly string[];
  readonly settings: FlowSettings;
  readonly startedBy: DirectClass | null;
  /** Worked out when it is asked for. */
  readonly summary: (childFlow: FlowSummary["childFlow"]) => FlowSummary;
}

/** The first pass over a document: who its flows are and whom they call, with a summary on request. */
export function outline(
  document: SourceDocument,
  surroundings: Pick<Surroundings, "metadata" | "connectorOf">,
  settings: SettingsOf,
): FlowOutline[] {
  if (!mayHoldFlow(document.text)) return [];
  const { flows } = findFlows(readJson(document.text));
  return flows.map((found) => {
    const flow = readFlow(found.source, surroundings.connectorOf, isPlainAction);
    const { identity, metadata } = identify(found, document.uri, flows.length === 1, surroundings.metadata);
    const flowSettings = settings(identity);
    const calls = flow.byKind.childFlow.flatMap(({ childId }) => childId ?? []);
    return {
      identity,
      flow,
      spansOf: found.tree.spansOf,
      calls: [...new Set(calls)],
      settings: flowSettings,
      startedBy: flow.trigger && directClass(flow.trigger.type, flow.trigger.typeKind),
      summary: (childFlow) => summarizeFlow(identity, found, flow, metadata, flowSettings, childFlow),
    };
  });
}

/** Tells who a flow is and what is said about it. */
function identify(
  found: FoundFlow,
  file: string,
  isOnly: boolean,
  beside: FlowMetadata,
): { readonly identity: FlowIdentity; readonly metadata: FlowMetadata } {
  // What stands beside a file speaks of the one flow in it; in a list each flow speaks for itself.
  const metadata = isOnly ? mergeMetadata(found.metadata, beside) : found.metadata;
  const identity = {
    file,
    pointer: found.source.definition.pointer,
    name: metadata.name ?? nameInFile(file),
    id: metadata.id ?? (isOnly ? flowIdInFileName(file) : null),
  };
  return { identity, metadata };
}

function analysisOf(read: ReadFlow): FlowAnalysis {
  const { found, flow, facts, spansOf } = read;
  const calls = connectionCalls(flow, facts);
  return {
    flow,
    facts,
    connectionCalls: calls,
    findings: findingsIn(read, calls),
    premiumSpans: spansOf(facts.premium.map(({ at }) => keyOf(at))),
    spansOf,
    written: isDamaged(found) ? null : found.tree.written,
  };
}

/** What the rules return, with what settings and notes make of it. */
function findingsIn({ found, flow, facts, spansOf }: ReadFlow, calls: readonly ConnectionCalls[]): PlacedFinding[] {
  const ignoresOf = notedIgnores();
  const forTheFlow = flow.trigger === null ? noIgnores : ignoresOf(flow.trigger.node);
  const neverRun = new Set([...actionsThatNeverRun(flow)].map(({ node }) => node));
  const findings: PlacedFinding[] = [];
  const judge = (rule: Rule, input: RuleInput): void => {
    for (const finding of rule.check(input)) {
      const severity = severityOf(rule.id, finding.severity ?? rule.severity, finding.confidence, facts.settings);
      if (severity === null) continue;
      const owner = noteOwner(finding.at.node, flow);
      if (owner !== null && neverRun.has(owner) && aboutRuns.has(rule.group)) continue;
      const note = (owner && ignoresOf(owner).get(rule.id)) ?? forTheFlow.get(rule.id);
      const suppressed = suppressionOf({ rule: rule.id, at: finding.at }, note?.[0] ?? null, facts.settings);
      findings.push(placed(finding, rule, severity, suppressed, spansOf));
    }
  };
  const uses = flowUses(flow, isDamaged(found));
  const input: RuleInput = { flow, facts, connectionCalls: calls, uses, ruleIds, notedIgnores: [] };
  for (const rule of rulesAboutFlows) judge(rule, input);
  const withNotes = flow.allActions.filter(({ note }) => note !== null).map(({ node }) => ignoresOf(node));
  const ignores = [forTheFlow, ...withNotes].flatMap((noted) => [...noted.values()].flat());
  if (ignores.length > 0) for (const rule of rulesAboutIgnores) judge(rule, { ...input, notedIgnores: ignores });
  return findings.sort(
    (a, b) => a.span.offset - b.span.offset || a.span.length - b.span.length || compareText(a.rule, b.rule),
  );
}

/** The groups of rules that speak of what happens in runs, to which an action that never runs adds nothing. */
const aboutRuns: ReadonlySet<Rule["group"]> = new Set(["requests", "credits", "throttling"]);

const ruleIds = allRules.map(({ id }) => id);
const rulesAboutFlows = allRules.filter(({ looksAtIgnores }) => !looksAtIgnores);
const rulesAboutIgnores = allRules.filter(({ looksAtIgnores }) => looksAtIgnores);

type IgnoresByRule = ReadonlyMap<string, readonly NotedIgnore[]>;

const noIgnores: IgnoresByRule = new Map();

/** Reads what the note of an action or a trigger leaves out, once for each, so that it can be counted what it was good for. */
function notedIgnores(): (owner: JsonNode) => IgnoresByRule {
  const ofNode = new Map<JsonNode, IgnoresByRule>();
  const ofPointer = new Map<string, IgnoresByRule>();
  return (owner) => {
    const description = owner.get("description");
    if (description?.kind !== "string") return noIgnores;
    let ignores = ofNode.get(owner) ?? ofPointer.get(owner.pointer);
    if (ignores === undefined) {
      const { ignore } = readNote(description.value as string);
      ignores = byRule(ignore.map((it): NotedIgnore => ({ ...it, owner, used: 0 })));
      ofPointer.set(owner.pointer, ignores);
    }
    ofNode.set(owner, ignores);
    return ignores;
  };
}

function byRule(ignores: readonly NotedIgnore[]): IgnoresByRule {
  const found = new Map<string, NotedIgnore[]>();
  for (const ignore of ignores) {
    const same = found.get(ignore.rule);
    if (same) same.push(ignore);
    else found.set(ignore.rule, [ignore]);
  }
  return found;
}

/** Most findings rest on the sources of their rule alone. */
function sourcesOf({ sources }: Rule, finding: RuleFinding): readonly string[] {
  return finding.sources === undefined ? sources : [...new Set([...sources, ...finding.sources])];
}

/** Part by part: a copy with more in it would be an object of its own kind for the engine, each one anew. */
function placed(
  finding: RuleFinding,
  rule: Rule,
  severity: Severity,
  suppressed: Suppression | null,
  spansOf: JsonTree["spansOf"],
): PlacedFinding {
  const { at, related } = finding;
  return {
    message: finding.message,
    because: finding.because,
    remedy: finding.remedy,
    at,
    confidence: finding.confidence,
    subject: finding.subject,
    related,
    fixes: finding.fixes,
    rule: rule.id,
    severity,
    sources: sourcesOf(rule, finding),
    docs: rulePageUrl(rule),
    suppressed,
    span: spanOf(at, spansOf),
    relatedSpans: related === undefined ? noSpans : spansOf(related.map((it) => it.at)),
  };
}

function spanOf(place: Place, spansOf: JsonTree["spansOf"]): TextSpan {
  return spansOf([place])[0] as TextSpan;
}

const noSpans: readonly TextSpan[] = [];

function documentProblems(
  tree: JsonTree,
  { flows, passedOver }: FlowSearch,
  read: readonly ReadFlow[],
): DocumentProblem[] {
  return [
    ...syntaxProblems(tree, flows),
    ...passedOver.map(({ code, message, at }) => ({
      code,
      severity: passedOverSeverity[code],
      message,
      span: spanOf(keyOf(at), tree.spansOf),
    })),
    ...read.flatMap(flowProblems),
  ];
}

const passedOverSeverity = { "not-a-flow": "hint", "definition-missing": "warning", "broken-json": "error" } as const;

/** Behind a mistake in the JSON, things that cannot be meant so are mostly its consequence. */
function flowProblems({ found, flow, facts, spansOf }: ReadFlow): DocumentProblem[] {
  if (isDamaged(found)) return [];
  return flow.problems
    .filter(({ code }) => code !== "no-trigger" || facts.kind === "cloud-flow")
    .map(({ code, message, at }) => ({
      code,
      severity: "warning" as const,
      message,
      span: spanOf(keyOf(at), spansOf),
    }));
}

/** Text that is no sound JSON is told, also when flows could be read from the rest. */
function syntaxProblems(tree: JsonTree, flows: readonly FoundFlow[]): DocumentProblem[] {
  const trees = new Set([tree, ...flows.map((found) => found.tree)]);
  return [...trees].flatMap((it) => brokenJson(it) ?? []);
}

/** The first mistake in a text that is no sound JSON; null where it is. */
export function brokenJson({ problems: [first] }: JsonTree): DocumentProblem | null {
  if (first === undefined) return null;
  const { message, offset, length } = first;
  return {
    code: "broken-json",
    severity: "error",
    message: `This is no sound JSON (${message.toLowerCase()}); what could be read is reported.`,
    span: { offset, length },
  };
}
