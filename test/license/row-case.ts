import type { Inputs } from "../report/lint-report";
import { context } from "./flows";
import { anyPlan, held, premiumOrProcess, process } from "./ways";

export interface RowCase {
  /** Row of section 3 that decides. */
  readonly row: number;
  readonly when: string;
  readonly inputs: Inputs;
  readonly settings?: object;
  readonly payer: string;
  readonly limitOf: string;
  /** The daily limit that counts, as `shownLimit` tells it; left out where no source decides it. */
  readonly limit?: string | null;
  /** As `shownOption` tells them, in order. The first is recommended. */
  readonly options: readonly string[];
  readonly recommended?: string;
  readonly verdict?: string;
  /** Side rules, rows 17 to 27. */
  readonly side: readonly number[];
}

export const by = (payer: string, limitOf = payer) => ({ payer, limitOf });
export const byOwner = by("owner");
export const byRunner = by("invokingUser");
export const low = "6000 per user";
export const medium = "40000 per user";
export const high = "250000 per license";
export const carried = { limit: high, options: [held(process)], verdict: "covered" };
export const bought = { limit: medium, options: premiumOrProcess };
export const anyPlanWillDo = { limit: low, options: anyPlan };
export const servicePrincipal = context({ owner: "servicePrincipal" });
export const inDynamicsContext = (dynamics365Licenses: number) =>
  context({ owner: "servicePrincipal", app: "dynamics365", tenantPool: { dynamics365Licenses } });
