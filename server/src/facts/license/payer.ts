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
  /** The flow runs in context of an app, so that the app's license counts. */
  readonly inContext: boolean;
  /** Id of a license declared for this very flow that a flow carries; null where none is. */
  readonly heldOnFlow: string | null;
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

/** Several people behind a service account, which a person's license has to cover all of. */
export function isSharedAccount({ context, payer }: Payer): boolean {
  const byPerson = isPaidByOwner({ payer }) || isPaidByRunners({ payer });
  return byPerson && context.owner === "serviceAccount" && context.sharedAccountUsers > 1;
}
