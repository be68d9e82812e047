import data from "../../data/built-in-operations.json";
import { rowsByKey } from "./rows-by-key";
import { type BuiltInPremiumFeature, typeKey } from "./trigger-types";

/** What sort of action it is. `control` holds conditions, loops, scopes and delays. */
export type ActionGroup =
  | "child"
  | "code"
  | "connector"
  | "control"
  | "data"
  | "http"
  | "other"
  | "response"
  | "variable";

export interface ActionTypeRow {
  readonly id: string;
  /** As in the definition; left out where `prefix` stands for all types that begin so. */
  readonly type?: string;
  /** Left out when the row stands for all kinds. */
  readonly kind?: string;
  readonly prefix?: string;
  /** The designer's words. */
  readonly title: string;
  readonly group: ActionGroup;
  /** A Response of kind Http or without a kind is premium through the HTTP request trigger it answers. */
  readonly premiumFeature?: BuiltInPremiumFeature;
  readonly premiumSource?: string;
  readonly logicAppsOnly?: true;
  /** Holds actions in a way of its own, so that they are found by structure. */
  readonly holdsActions?: true;
  readonly source: string;
}

const rows = data.rows as readonly ActionTypeRow[];
const rowOf = rowsByKey(
  () => rows.filter((row) => row.type !== undefined),
  (row) => [typeKey(row.type ?? "", row.kind ?? null)],
);

/**
 * Finds an action by type and kind, in any letter case; by its type alone where the kind has no row; by the beginning
 * of the type for the families of Logic Apps. Undefined for a type nobody has described.
 */
export function lookUpActionType(type: string, kind: string | null): ActionTypeRow | undefined {
  return rowOf(typeKey(type, kind)) ?? rowOf(typeKey(type, null)) ?? rowOfPrefix(type);
}

/** Tells whether only Azure Logic Apps has this type of action, so that the file is no cloud flow. */
export function isLogicAppsOnly(type: string): boolean {
  return traitsOf(type).logicAppsOnly;
}

/** Tells whether the type is described and holds no actions in a way of its own. */
export function isPlainAction(type: string): boolean {
  return traitsOf(type).plain;
}

interface Traits {
  readonly logicAppsOnly: boolean;
  readonly plain: boolean;
}

/** Asked for every action of every flow, so each spelling is looked up once. */
const traits = new Map<string, Traits>();

function traitsOf(type: string): Traits {
  let known = traits.get(type);
  if (known === undefined) {
    const row = lookUpActionType(type, null);
    known = { logicAppsOnly: row?.logicAppsOnly === true, plain: row !== undefined && row.holdsActions !== true };
    // Types come from the files, and a hostile one may have a new type in each action.
    if (traits.size < mostTraits) traits.set(type, known);
  }
  return known;
}

const mostTraits = 1000;

function rowOfPrefix(type: string): ActionTypeRow | undefined {
  const lower = type.toLowerCase();
  return rows.find((row) => row.prefix !== undefined && lower.startsWith(row.prefix.toLowerCase()));
}
