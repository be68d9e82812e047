import { tenantPool } from "../../holdings/tenant-pool";
import { otherRequestLimit, type RequestLimit, requestLimit } from "../../reference/limits";
import { profileOf } from "./held-licenses";
import type { LicenseOption } from "./license-options";
import type { LicenseQuestion } from "./license-question";
import { isPaidByRunners, type Payer } from "./payer";

/** The limit of requests in 24 hours that counts for whoever pays. */
export type PayerLimit = Pick<RequestLimit, "value" | "per" | "source">;

/**
 * The daily limit with the license that is held or recommended, in the chosen period; null where there is none, or no
 * license tells it.
 */
export function limitOfPayer(
  question: LicenseQuestion,
  payer: Payer,
  held: readonly string[],
  recommended: LicenseOption | null,
): PayerLimit | null {
  const { period, edition } = question.settings;
  if (payer.payer === "agentCapacity") return null;
  if (payer.limitOf === "tenantPool") return poolLimit(question, payer);
  if (payer.limitOf === "flowGroup") return otherRequestLimit("flow-group", edition);
  // Of an instant flow in the transition period the limit is the flow's own, whoever runs it.
  if (period === "transition" && isPaidByRunners({ payer: payer.limitOf })) {
    return otherRequestLimit("manual-flow/transition", edition);
  }
  const onFlow = payer.flowLicense !== null || payer.limitOf === "parentFlow";
  const profile = onFlow ? "high" : (profileOf(held) ?? recommended?.profile ?? null);
  if (profile === null) return null;
  const limit = requestLimit(profile, period, edition);
  return recommended !== null && payer.flowLicense !== null && recommended.limit !== null
    ? { ...limit, value: recommended.limit }
    : limit;
}

/** A value of the Dataverse column `throttlingbehavior` (workflow table reference). */
const throttlingByTenantPool = 1;

/** Identities without a license share a pool of the tenant; that of Dynamics 365 grows with its licenses (row 8). */
function poolLimit({ settings, metadata }: LicenseQuestion, payer: Payer): PayerLimit {
  const { edition, period, context } = settings;
  if (payer.row !== 8) return otherRequestLimit("pool/power-automate/base", edition);
  // By the newer documents a flow uses the pool only where that is switched on for it.
  const isOn = context.tenantPool.on || metadata.throttlingBehavior === throttlingByTenantPool;
  if (edition === "2026-11" && !isOn) return requestLimit("medium", period, edition);
  const { value, sources } = tenantPool(context.tenantPool.dynamics365Licenses, edition);
  return { value, per: "tenant", source: sources[0] ?? payer.source };
}
