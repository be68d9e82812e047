import type { Assumption } from "../assumption";
import type { Decision } from "./decision";
import { isOfApp } from "./entitlements";
import { heldByOthers } from "./held-licenses";
import type { Judgment } from "./judge-held";
import { payAsYouGo } from "./license-options";
import { isPaidByOwner } from "./payer";

/** What the answer rests on besides what the payer's row assumes. */
export function furtherAssumptions(
  decision: Decision,
  { held, missing }: Pick<Judgment, "held" | "missing">,
): Assumption[] {
  const { question, payer, features, recommended } = decision;
  const { context, origins } = question.settings;
  const found: Assumption[] = [];
  const assume = (what: string, value: Assumption["value"], setting: string | null): unknown =>
    setting !== null && origins.has(setting) ? null : found.push({ what, value, setting });
  if (context.owner === "serviceAccount" && isPaidByOwner(payer)) {
    assume("people behind the account", context.sharedAccountUsers, "context.sharedAccountUsers");
  }
  if (heldByOthers(payer)?.length === 0 && held.length > 0) {
    found.push({
      what: "licenses of the others behind the account",
      value: "not declared",
      setting: "context.userLicenses",
    });
  }
  if (features.includes("desktop-flow")) {
    found.push({ what: "run mode of the desktop flow", value: "not written in the flow", setting: null });
  }
  if (features.includes("desktop-flow-unattended")) {
    assume("sessions of the machine at a time", context.machineSessions, "context.machineSessions");
  }
  if (payer.row === 8) {
    assume(
      "Dynamics 365 licenses of the tenant",
      context.tenantPool.dynamics365Licenses,
      "context.tenantPool.dynamics365Licenses",
    );
  }
  if (recommended?.license === "power-automate-free") assume("shared", false, "context.shared");
  const usesRuns = decision.options.some(({ license }) => license === payAsYouGo);
  if (usesRuns && question.runsPerDay?.from === "default") {
    assume("runs a day", question.runsPerDay.value ?? 0, "estimates.runsPerDay");
  }
  if (missing.length > 0 && held.some(isOfApp)) {
    if (context.app === "none") assume("app", "none", "context.app");
    else if (payer.row === 16) assume("association with the app", "not seen in the export", null);
  }
  return found;
}
