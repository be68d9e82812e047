import type { FlowAnalysis, PlacedFinding } from "../analyze";
import { whyCredits } from "../describe/describe-credits";
import { creditsPerCall } from "../facts/credits/credit-operations";
import type { FlowFacts } from "../facts/flow-facts";
import { lastingName } from "../facts/flow-identity";
import type { RequestsPerRun } from "../facts/requests/per-run";
import type { LoopSymbol } from "../facts/requests/symbols";
import { worstOf } from "../facts/requests/worst-of-flow";
import { isLimited, type LimitedCalls } from "../facts/throttling/connection-calls";
import { fingerprint } from "../findings/fingerprint";
import type { Recurrence, Trigger } from "../flow/flow";
import type { LineIndex } from "../syntax/source-range";
import { jsonFixes } from "./json-fixes";
import type { ReportHead } from "./report";

/** One entry of `flows` in the JSON report, format 1: a public contract, described in `docs/report-format.md`. */
export function jsonFlow(
  analysis: FlowAnalysis,
  lines: LineIndex,
  { showSuppressed, fixes }: Pick<ReportHead, "showSuppressed" | "fixes">,
) {
  const { flow, facts, connectionCalls, findings, premiumSpans } = analysis;
  const { identity, metadata } = facts;
  const isCloudFlow = facts.kind === "cloud-flow";
  return {
    file: identity.file,
    pointer: identity.pointer,
    name: identity.name,
    id: identity.id,
    shape: facts.shape,
    kind: facts.kind,
    state: metadata.state,
    solution: metadata.solution,
    apps: metadata.apps,
    evidence: metadata.evidence,
    trigger: flow.trigger && jsonTrigger(flow.trigger, facts),
    actions: facts.actions,
    connectors: facts.connectors.map(({ id, name, tier, confidence, inTrigger, actions, operations, source }) => ({
      id,
      name,
      tier,
      confidence,
      inTrigger,
      actions,
      operations,
      source,
    })),
    premium: {
      required: facts.premium.length > 0,
      because: facts.premium.map(({ feature, what, confidence, at }, index) => ({
        feature,
        what,
        confidence,
        at: at.pointer,
        ...lines.positionOf(premiumSpans[index]?.offset ?? 0),
      })),
    },
    requests: isCloudFlow ? jsonRequests(facts) : null,
    actionsPerRun: isCloudFlow ? null : { ...jsonPerRun(facts), ...jsonFormula(facts.requests, identity.file) },
    throttling: connectionCalls.filter(isLimited).map(jsonThrottling),
    license: jsonLicense(facts),
    credits: jsonCredits(facts),
    childFlows: facts.childFlows.map(({ id, action, at, child }) => ({
      id,
      action,
      at: at.pointer,
      file: child?.file ?? null,
      name: child?.name ?? null,
    })),
    findings: findings
      .filter((finding) => finding.suppressed === null || showSuppressed)
      .map((finding) => ({
        ...jsonFinding(finding, facts, lines),
        ...(fixes && { fixes: jsonFixes(finding, analysis, lines, fixes) }),
      })),
  };
}

function jsonTrigger(trigger: Trigger, facts: FlowFacts) {
  const known = facts.trigger;
  return {
    name: trigger.name,
    type: trigger.type,
    kind: trigger.typeKind,
    class: known?.class ?? null,
    startedBy: known?.startedBy ?? null,
    calledBy: (known?.calledBy ?? []).map(({ id, name, file }) => ({ id, name, file })),
    connector: trigger.connector?.connectorId ?? null,
    operation: trigger.connector?.operationId ?? null,
    schedule: known?.startedBy === "scheduled" ? jsonRecurrence(trigger.recurrence) : null,
    polling: known?.polling ? jsonRecurrence(trigger.recurrence) : null,
    splitOn: trigger.splitOn,
    at: trigger.node.pointer,
    why: known?.why ?? null,
    confidence: known?.confidence ?? null,
  };
}

function jsonRecurrence(recurrence: Recurrence | null) {
  if (recurrence === null) return null;
  const { node: _, ...fields } = recurrence;
  return fields;
}

function jsonPerRun(facts: FlowFacts) {
  const { worst, worstIs } = worstOf(facts);
  return { ...facts.requests.perRun, worst, worstIs: worst === null ? null : worstIs };
}

/** What the value rests on, and what bounds the loop where that is something else. */
function reasonOf({ why, most, mostBecause }: LoopSymbol): string {
  const bound = mostBecause.join("; ");
  return most === null || why === bound ? why : `${why}; at most ${most}: ${bound}`;
}

function jsonFormula({ formula, variables }: RequestsPerRun, file: string) {
  return {
    formula,
    variables: variables.map(({ symbol, loop }) => ({
      symbol,
      action: loop.action,
      at: loop.at,
      file: loop.file === file ? null : loop.file,
      value: loop.value,
      from: loop.from,
      least: loop.least,
      most: loop.most,
      mostFrom: loop.mostFrom,
      why: reasonOf(loop),
    })),
  };
}

/** Six digits for a third of a run a day, as for shares: the requests are worked out with all of them. */
function jsonRunsPerDay({ runsPerDay }: FlowFacts) {
  if (runsPerDay === null) return null;
  const { value, busiest, from, exact, why } = runsPerDay;
  return { value: value && Number(value.toPrecision(6)), busiest, from, exact, why };
}

function jsonRequests(facts: FlowFacts) {
  const { requests, profile, limits, identity } = facts;
  const { retries, pages } = worstOf(facts);
  return {
    perRun: jsonPerRun(facts),
    ...jsonFormula(requests, identity.file),
    bounds: requests.bounds,
    retries,
    pages,
    excludes: requests.excludes,
    runsPerDay: jsonRunsPerDay(facts),
    perDay: facts.requestsPerDay,
    profile,
    limits: limits.map((limit) => ({
      profile: limit.profile,
      limit: limit.limit,
      share: limit.share,
      runsPerDayAtLimit: limit.runsPerDayAtLimit,
    })),
  };
}

function jsonThrottling({ connectorId, reference, limit, perRun, atOnce, shortestSeconds }: LimitedCalls) {
  const { calls, seconds, appliesTo = null, per, source } = limit;
  return {
    connector: connectorId,
    reference,
    callsPerRun: perRun,
    atOnce,
    limit: { calls, seconds, per, appliesTo },
    shortestSeconds,
    source,
  };
}

function jsonLicense({ license }: FlowFacts) {
  if (license === null) return null;
  const { payer, limitOf, runners, row, because, source, sideRules, steps, options, recommended } = license;
  const { limit, breakEven, verdict, missing, also, assumptions, disputed } = license;
  return {
    payer,
    limitOf,
    runners,
    row,
    because,
    source,
    sideRules,
    steps,
    options: options.map(({ name: _, ...option }) => option),
    recommended,
    limit: limit && { value: limit.value, per: limit.per, source: limit.source },
    breakEven,
    verdict,
    missing,
    also,
    assumptions,
    disputed,
  };
}

function jsonCredits(facts: FlowFacts) {
  const { credits, creditOperations, kind } = facts;
  if (credits === null) return null;
  const { perRun, perMonth, supply, assumptions } = credits;
  return {
    aiBuilder: perRun.aiBuilder,
    copilot: perRun.copilot,
    why: whyCredits(facts, credits),
    notKnown: perRun.unrated,
    excludes: perRun.excludes,
    perMonth: { aiBuilder: perMonth.aiBuilder, copilot: perMonth.copilot },
    pricePerMonth: perMonth.price,
    currency: perMonth.currency,
    supply,
    assumptions,
    operations: creditOperations.map((use) => ({
      action: use.action,
      operation: use.operation,
      capability: use.capability,
      units: use.units?.units ?? null,
      mostUnits: use.units?.most ?? null,
      unitsFrom: use.units?.from ?? null,
      aiBuilder: kind === "agent-flow" || use.paidIn === "copilot" ? null : creditsPerCall(use, "aiBuilder"),
      copilot: creditsPerCall(use, "copilot"),
      at: use.at.pointer,
    })),
  };
}

function jsonFinding(finding: PlacedFinding, { identity }: FlowFacts, lines: LineIndex) {
  return {
    rule: finding.rule,
    severity: finding.severity,
    confidence: finding.confidence,
    message: finding.message,
    because: finding.because,
    remedy: finding.remedy,
    at: finding.at.node.pointer,
    range: lines.rangeOf(finding.span),
    related: (finding.related ?? []).map(({ message, at }, index) => ({
      message,
      at: at.node.pointer,
      range: lines.rangeOf(finding.relatedSpans[index] ?? finding.span),
    })),
    docs: finding.docs,
    sources: finding.sources,
    fingerprint: fingerprint(finding, lastingName(identity)),
    ...(finding.suppressed && { suppressed: { by: finding.suppressed.by, reason: finding.suppressed.reason } }),
  };
}
