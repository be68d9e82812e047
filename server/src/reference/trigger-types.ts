import data from "../../data/trigger-types.json";
import { rowsByKey } from "./rows-by-key";

/** The premium features that are not connectors. A Response belongs to the HTTP request trigger it answers. */
export type BuiltInPremiumFeature = "http" | "http-request-trigger";

export interface TriggerTypeRow {
  readonly id: string;
  readonly type: string;
  /** Null stands for no kind, `*` for any kind that has no row of its own. */
  readonly kind: string | null;
  readonly class: "automated" | "scheduled" | "instant";
  readonly delivery: "schedule" | "polling" | "push" | "manual" | "polling-or-push";
  /** The designer's words. */
  readonly title: string;
  /** The class is an assumption, to be shown as one. */
  readonly assumed?: true;
  readonly premiumFeature?: BuiltInPremiumFeature;
  /** That it is premium is an assumption. */
  readonly premiumAssumed?: true;
  readonly premiumSource?: string;
  /** The app in whose context the flow runs because this trigger starts it, where it is one of `onlyConnectors`. */
  readonly inContextOf?: "powerApps";
  readonly onlyConnectors?: readonly string[];
  readonly exceptOperations?: readonly string[];
  readonly contextSource?: string;
  readonly logicAppsOnly?: true;
  readonly source: string;
}

const rowOf = rowsByKey(
  () => data.rows as readonly TriggerTypeRow[],
  (row) => [typeKey(row.type, row.kind)],
);

/**
 * Finds a trigger by type and kind, in any letter case. A kind without a row falls back to kind `*` of its type, then
 * to the type without a kind, since only the kinds of Request differ. Undefined for a type nobody has described.
 */
export function lookUpTriggerType(type: string, kind: string | null): TriggerTypeRow | undefined {
  return rowOf(typeKey(type, kind)) ?? rowOf(typeKey(type, "*")) ?? rowOf(typeKey(type, null));
}

/** By what a type and kind are found, of a trigger or an action. */
export function typeKey(type: string, kind: string | null): string {
  return `${type}/${kind ?? ""}`.toLowerCase();
}
