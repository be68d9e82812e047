import type { ReadonlyActionMap } from "../../flow/action-map";
import type { LoopAction } from "../../flow/flow";

/** How often a loop passes, and what tells so. Null as `most` says that nothing bounds it. */
export interface LoopPasses {
  /** The passes that the estimates count with. */
  readonly value: number;
  readonly from: PassesFrom;
  readonly least: number;
  readonly most: number | null;
  readonly mostFrom: PassesFrom | null;
  /** What bounds it, or why nothing does, the nearest reason first; empty where there is nothing to say. */
  readonly mostBecause: readonly string[];
  /** One sentence: how the value comes about and which setting would replace it. */
  readonly why: string;
}

export type PassesFrom = "literal" | "expression" | "limit" | "connector" | "trigger" | "note" | "setting" | "default";

/** A loop as the symbol of a formula. */
export interface LoopSymbol extends LoopPasses {
  readonly kind: "loop";
  readonly action: string;
  /** JSON pointer of the loop in its file. */
  readonly at: string;
  /** File that the loop is in, which for a child flow is not the file of the flow that counts it. */
  readonly file: string;
}

/** The symbols of all loops of a flow. */
export type LoopSymbols = ReadonlyActionMap<LoopAction, LoopSymbol>;

/** The cost of a child flow's run, until it is put in. */
export interface ChildSymbol {
  readonly kind: "child";
  readonly id: string;
}

/** One call over a connection, where calls are counted. */
export interface CallSymbol {
  readonly kind: "call";
}

export type CountSymbol = LoopSymbol | ChildSymbol | CallSymbol;
