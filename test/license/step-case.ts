import { childId } from "../report/flow-parts";
import type { Inputs } from "../report/lint-report";
import { context, estimates, own } from "./flows";

export interface StepCase {
  /** The step of section 4.2 that the case is about, whether its condition holds or not. */
  readonly step: number;
  readonly when: string;
  readonly inputs: Inputs;
  readonly settings?: object;
  /** All steps whose condition holds. */
  readonly steps: readonly number[];
  /** As `shownOption` tells them, in order; the first is recommended unless said otherwise. Left out: nothing new. */
  readonly options?: readonly string[];
  readonly recommended?: string;
  readonly runners?: number;
  /** As `shownLimit` tells it. */
  readonly limit?: string;
  /** Requests in 24 hours that each option brings, in the order of the options. */
  readonly limits?: readonly (number | null)[];
  readonly verdict?: string | null;
  /** What the declared licenses lack. */
  readonly missing?: readonly string[];
  /** Among what comes on top of any option; empty where nothing does. */
  readonly also?: readonly string[];
}

export const servicePrincipal = context({ owner: "servicePrincipal" });
export const withProcess = own(childId, { processLicense: true });
export const account = (sharedAccountUsers: number) => context({ owner: "serviceAccount", sharedAccountUsers });
export const ownerHas = (...ownerLicenses: string[]) => context({ ownerLicenses });
export const usersHave = (...userLicenses: string[]) => context({ userLicenses });
export const payAsYouGo = context({ environment: "payAsYouGo" });
export const runsPerDay = (count: number, invokingUsers?: number) =>
  estimates({ runsPerDay: count, ...(invokingUsers !== undefined && { invokingUsers }) });
