import type { LicenseContext } from "../../../../shared/settings";
import type { Assumption } from "../assumption";

/** Whose license counts, or whose request limit. */
export type PayerName =
  | "owner"
  | "invokingUser"
  | "flow"
  | "flowGroup"
  | "associatedFlow"
  | "parentOwner"
  | "parentInvoker"
  | "parentFlow"
  | "childOwner"
  | "tenantPool"
  | "agentCapacity"
  | "nobody";

export interface Payer {
  readonly payer: PayerName;
  readonly limitOf: PayerName;
  /** Where a flow or a group of flows carries the license, no license of a person counts; null where people do. */
  readonly flowLicense: "held" | "needed" | null;
  /** Ids of the user licenses that the payer is declared to hold, whether they suffice or not. */
  readonly heldByPeople: readonly string[];
  /** What is declared about the people who pay: those of the flow itself, or of its parent. */
  readonly context: LicenseContext;
  /** The row of "Whose license, whose limit" (`server/data/payer-rows.json`) that fits. */
  readonly row: number;
  /** One clause: why this is the payer. */
  readonly because: string;
  readonly source: string;
  readonly assumptions: readonly Assumption[];
}

/** Many people may be behind these; behind any other payer is one person or one flow. */
export function isPaidByRunners({ payer }: Pick<Payer, "payer">): boolean {
  return payer === "invokingUser" || payer === "parentInvoker";
}

/** An owner pays: of the flow, of its parent, or of the child. */
export function isPaidByOwner({ payer }: Pick<Payer, "payer">): boolean {
  return payer === "owner" || payer === "parentOwner" || payer === "childOwner";
}
