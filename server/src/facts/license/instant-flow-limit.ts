import { otherRequestLimit } from "../../reference/limits";
import type { LicenseQuestion } from "./license-question";
import { isPaidByRunners, type Payer } from "./payer";
import type { PayerLimit } from "./pool-limit";

/**
 * Requests a day of an instant flow in the transition period: the limit is the flow's own, whoever runs it (X-05,
 * Null where the limit is that of a license.
 */
export function instantFlowLimit(
  payer: Pick<Payer, "payer">,
  { period, edition }: LicenseQuestion["settings"],
): PayerLimit | null {
  return period === "transition" && isPaidByRunners(payer)
    ? otherRequestLimit("manual-flow/transition", edition)
    : null;
}
