import type { FlowFacts } from "../facts/flow-facts";
import type { ConnectionCalls } from "../facts/throttling/connection-calls";
import type { FlowUses } from "../facts/uses/flow-uses";
import type { RuleFinding, Severity } from "../findings/finding";
import type { NotedIgnore } from "../findings/select-findings";
import type { Flow } from "../flow/flow";

export interface RuleInput {
  readonly flow: Flow;
  readonly facts: FlowFacts;
  /** How often a run calls over each connection, next to what its connector accepts. */
  readonly connectionCalls: readonly ConnectionCalls[];
  /** Which action and which variable is read where. */
  readonly uses: FlowUses;
  /** Ids of all rules, to tell names that are none. */
  readonly ruleIds: readonly string[];
  /** What the notes of the flow leave out; empty for rules that do not look at it. */
  readonly notedIgnores: readonly NotedIgnore[];
}

/** What a rule is about: the folder that it stands in with its page. */
export type RuleGroup = "license" | "requests" | "credits" | "turn-on" | "throttling" | "settings";

/** One thing that the linter finds. A page of the same name stands beside each rule, and its examples are the tests. */
export interface Rule {
  /** Kebab-case; says the thing found, so that "allow premium-connector" reads well. */
  readonly id: string;
  readonly group: RuleGroup;
  readonly title: string;
  readonly severity: Severity;
  /** Keys of the sources of what it says. */
  readonly sources: readonly string[];
  /** The rule is asked behind the others, about what notes leave out of their findings. */
  readonly looksAtIgnores?: true;
  /** Turns facts into findings: reads no text, keeps no state, holds no figures. */
  readonly check: (input: RuleInput) => readonly RuleFinding[];
}
