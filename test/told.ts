import { analyze } from "../server/src/analyze";
import type { Surroundings } from "../server/src/facts/surroundings";
import { noMetadata } from "../server/src/flow/flow-metadata";
import { defaultSettings } from "../shared/settings";

/** A document of which other files say nothing. */
export const alone: Surroundings = {
  metadata: noMetadata,
  connectorOf: () => null,
  childFlow: () => undefined,
  callersOf: () => [],
};

/** The same flows in a text that only the tolerant road can read, with every place where it was. */
export function onTolerantRoad(text: string): string {
  return `${text} // a comment`;
}

/** All that is said about the flows of a text, as plain values. */
export function told(text: string): unknown {
  const { flows, problems } = analyze({ uri: "Flow.json", version: 0, text }, alone, () =>
    defaultSettings("2026-11-21"),
  );
  return {
    problems,
    flows: flows.map(({ flow, facts, findings, premiumSpans }) => ({
      actions: flow.allActions.map(({ name, kind, type, note, depth, node, runAfter, parent }) => ({
        name,
        kind,
        type,
        note,
        depth,
        pointer: node.pointer,
        body: node.value,
        parent: parent?.name ?? null,
        runAfter: runAfter.map((it) => [it.name, [...it.statuses].sort()]),
      })),
      counts: facts.actions,
      trigger: facts.trigger,
      kind: facts.kind,
      requests: facts.requests,
      premium: facts.premium.map(({ at, ...feature }) => ({ ...feature, at: at.pointer })),
      license: facts.license,
      childFlows: facts.childFlows.map(({ at, ...call }) => ({ ...call, at: at.pointer })),
      findings: findings.map(({ rule, severity, message, at, span }) => ({
        rule,
        severity,
        message,
        at: at.node.pointer,
        span,
      })),
      premiumSpans,
    })),
  };
}
