import type { JsonNode } from "../syntax/json-node";

/** A cloud flow (or a Logic Apps workflow) as its definition describes it; every named thing keeps its place. */
export interface Flow {
  /** The definition object; for a clipboard fragment the copied action. */
  readonly definition: JsonNode;
  /** The first trigger of the file; null for a fragment, and for a definition without one. */
  readonly trigger: Trigger | null;
  /** Triggers beyond the first, which Power Automate does not allow. */
  readonly furtherTriggers: readonly Trigger[];
  readonly actions: ActionList;
  /** Every action at every level in pre-order of the text. */
  readonly allActions: readonly Action[];
  /** The same, each kind apart. */
  readonly byKind: ActionsByKind;
  /** Apply to each and Do until, in the same order. */
  readonly loops: readonly LoopAction[];
  /** Connectors that `connectionReferences` names, used or not, by the key they go by. */
  readonly connectionReferences: ReadonlyMap<string, ConnectionReference>;
  readonly problems: readonly FlowProblem[];
}

/** Something that the definition says and that cannot be meant so; what could be read was read. */
export interface FlowProblem {
  readonly code:
    | "several-triggers"
    | "no-trigger"
    | "repeated-action-name"
    | "unknown-predecessor"
    | "run-after-cycle"
    | "broken-action";
  readonly message: string;
  readonly at: JsonNode;
}

export interface ConnectionReference {
  readonly node: JsonNode;
  /** `shared_x` in lower case; null where neither the file nor its package names the connector. */
  readonly connectorId: string | null;
  /** The file or its package says that the connector is a custom one. */
  readonly custom: boolean;
  /** True where the run-only user's own connection is used. */
  readonly invoker: boolean;
}

export interface Trigger {
  readonly name: string;
  readonly node: JsonNode;
  readonly type: string;
  readonly typeKind: string | null;
  readonly connector: ConnectorUse | null;
  readonly recurrence: Recurrence | null;
  /** True where each element of an array starts a run of its own. */
  readonly splitOn: boolean;
  /** Trigger conditions that all must hold before a run starts. */
  readonly conditions: number;
  /** Dataverse: 1 modifying user, 2 row owner, 3 flow owner; null where not set. */
  readonly dataverseRunAs: number | null;
  /** The maker's note (`description`). */
  readonly note: string | null;
}

/** A schedule, or the interval at which a trigger looks for something new. */
export interface Recurrence {
  readonly node: JsonNode;
  /** Second, Minute, Hour, Day, Week, Month or Year as written. */
  readonly frequency: string | null;
  readonly interval: number | null;
  readonly timeZone: string | null;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly weekDays: readonly string[];
  readonly monthDays: readonly number[];
}

/** A connector as one operation uses it. */
export interface ConnectorUse {
  /** `shared_x` in lower case; null where the file does not lead to a connector. */
  readonly connectorId: string | null;
  /** The file or its package says that it is a custom connector. */
  readonly custom: boolean;
  /** Nothing but the key of a missing connection reference tells the connector, which is no proof. */
  readonly fromKeyAlone: boolean;
  readonly operationId: string | null;
  /** The designer's group of operations across connectors, such as `aibuilder`; null for most. */
  readonly operationGroup: string | null;
  /** True where the connection of the run-only user is used. */
  readonly invoker: boolean;
  /** The key of its connection in `connectionReferences`; null where the operation names none. */
  readonly reference: string | null;
}

/** The outcomes of an action that a later one can name. */
export type RunStatus = "Succeeded" | "Failed" | "Skipped" | "TimedOut";

/** One predecessor and the outcomes after which the action may run. */
export interface RunAfter {
  readonly name: string;
  readonly statuses: ReadonlySet<RunStatus>;
}

/** Actions side by side in one container, in the order of the text. What runs when is told by `runAfter` alone. */
export interface ActionList {
  readonly actions: readonly Action[];
  /** The object that holds them; null for a branch that the file leaves out. */
  readonly node: JsonNode | null;
  readonly order: RunAfterOrder;
}

/** The actions of one container, by their index in it, in an order in which each comes after those it waits for. */
export interface RunAfterOrder {
  readonly ordered: readonly number[];
  /** From here on `ordered` holds actions that wait for each other, and those behind them: they have no order. */
  readonly firstInCycle: number;
  /** For each action and each of its run-after entries the index of the predecessor, or -1 where none has the name. */
  readonly predecessors: readonly (readonly number[])[];
  /** A run-after names no sibling. */
  readonly unknownNames: boolean;
  /** Two actions have one name. */
  readonly repeatedNames: boolean;
}

interface AnyAction {
  readonly name: string;
  /** Its place in `Flow.allActions`. */
  readonly index: number;
  /** The action's property in its container: key and body. */
  readonly node: JsonNode;
  /** `type` as the definition spells it. */
  readonly type: string;
  /** `type` in lower case, as types compare. */
  readonly lowerType: string;
  readonly typeKind: string | null;
  readonly runAfter: readonly RunAfter[];
  readonly note: string | null;
  /** Null where it has no such settings, as nearly all. */
  readonly runtime: RuntimeSettings | null;
  /** The container it stands in; null at the top level. */
  readonly parent: Action | null;
  /** 1 at the top level. */
  readonly depth: number;
  /** The lists of actions inside, in the order of the text; none for a plain action. */
  readonly lists: readonly ActionList[];
}

/** Settings of how an action is carried out, as the definition has them. */
export interface RuntimeSettings {
  /** `runtimeConfiguration`: pages, transfers in parts, passes at a time. */
  readonly configuration: JsonNode | undefined;
  /** `inputs.retryPolicy`; the whole of it may be an expression. */
  readonly retryPolicy: JsonNode | undefined;
}

export interface ConnectorAction extends AnyAction {
  readonly kind: "connector";
  readonly connector: ConnectorUse;
}

export interface BuiltInAction extends AnyAction {
  readonly kind: "builtIn";
}

export interface HttpAction extends AnyAction {
  readonly kind: "http";
}

export interface TerminateAction extends AnyAction {
  readonly kind: "terminate";
}

export interface ConditionAction extends AnyAction {
  readonly kind: "condition";
  readonly whenTrue: ActionList;
  readonly whenFalse: ActionList;
}

export interface SwitchAction extends AnyAction {
  readonly kind: "switch";
  readonly cases: readonly SwitchCase[];
  /** Runs where no case matches; empty where the file has none. */
  readonly otherwise: ActionList;
}

export interface SwitchCase {
  readonly name: string;
  readonly list: ActionList;
}

export interface ScopeAction extends AnyAction {
  readonly kind: "scope";
  readonly list: ActionList;
}

export interface ApplyToEachAction extends AnyAction {
  readonly kind: "applyToEach";
  readonly list: ActionList;
  /** `foreach`: the array, or the expression for it. */
  readonly source: JsonNode | null;
}

export interface DoUntilAction extends AnyAction {
  readonly kind: "doUntil";
  readonly list: ActionList;
  /** `limit.count` where it is a whole number. */
  readonly limitCount: number | null;
  /** `limit.count` is written, but not as a number. */
  readonly limitUnknown: boolean;
}

export interface ChildFlowAction extends AnyAction {
  readonly kind: "childFlow";
  /** Workflow id in lower case; null where it is an expression or missing. */
  readonly childId: string | null;
}

/** A type that the reference does not know, or whose children it does not: they are found by structure. */
export interface UnknownAction extends AnyAction {
  readonly kind: "unknown";
}

export type Action =
  | ConnectorAction
  | BuiltInAction
  | HttpAction
  | TerminateAction
  | ConditionAction
  | SwitchAction
  | ScopeAction
  | ApplyToEachAction
  | DoUntilAction
  | ChildFlowAction
  | UnknownAction;

export type ActionsByKind = {
  readonly [Kind in Action["kind"]]: readonly Extract<Action, { readonly kind: Kind }>[];
};

export type LoopAction = ApplyToEachAction | DoUntilAction;

export function isLoop(action: Action): action is LoopAction {
  return action.kind === "applyToEach" || action.kind === "doUntil";
}

export function isBranch(action: Action): action is ConditionAction | SwitchAction {
  return action.kind === "condition" || action.kind === "switch";
}

/** The loop that an action stands in, at any depth; null outside of all. */
export function innermostLoop({ parent }: Action): LoopAction | null {
  let around = parent;
  while (around !== null && !isLoop(around)) around = around.parent;
  return around;
}

/** The loops around an action, innermost first. */
export function enclosingLoops(action: Action): LoopAction[] {
  const loops: LoopAction[] = [];
  for (let around = action.parent; around; around = around.parent) if (isLoop(around)) loops.push(around);
  return loops;
}

/** True where an action stands in a container, at any depth, or is that container. */
export function isInside(action: Action, container: Action): boolean {
  for (let at: Action | null = action; at; at = at.parent) if (at === container) return true;
  return false;
}

/** Most actions have no settings of how they are carried out. */
export function hasRuntimeSettings({ runtime }: Action): boolean {
  return runtime !== null;
}

/** Waits for more than success: even an empty one makes what comes after go on as if nothing had failed. */
export function handlesFailure({ runAfter }: Action): boolean {
  return runAfter.some(({ statuses }) => !isSuccessAlone(statuses));
}

export function isSuccessAlone(statuses: RunAfter["statuses"]): boolean {
  return statuses.size === 1 && statuses.has("Succeeded");
}

/** Fails to compile where a `switch` over a union forgot a member. */
export function noneLeft(left: never): never {
  throw new Error(`Not handled: ${JSON.stringify(left)}`);
}
