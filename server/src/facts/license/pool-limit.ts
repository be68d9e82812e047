import { tenantPool } from "../../holdings/tenant-pool";
import { otherRequestLimit, type RequestLimit, requestLimit } from "../../reference/limits";
import type { LicenseQuestion } from "./license-question";
import type { Payer } from "./payer";

/** The limit of requests in 24 hours that counts for whoever pays. */
export type PayerLimit = Pick<RequestLimit, "value" | "per" | "source">;

/** A value of the Dataverse column `throttlingbehavior` (workflow table reference). */
const throttlingByTenantPool = 1;

/** Identities without a license share a pool of the tenant; that of Dynamics 365 grows with its licenses (row 8). */
export function poolLimit({ settings, metadata }: LicenseQuestion, payer: Payer): PayerLimit {
  const { edition, period, context } = settings;
  if (payer.row !== 8) return otherRequestLimit("pool/power-automate/base", edition);
  // By the newer documents a flow uses the pool only where that is switched on for it.
  const isOn = context.tenantPool.on || metadata.throttlingBehavior === throttlingByTenantPool;
  if (edition === "2026-11" && !isOn) return requestLimit("medium", period, edition);
  const { value, sources } = tenantPool(context.tenantPool.dynamics365Licenses, edition);
  return { value, per: "tenant", source: sources[0] ?? payer.source };
}
