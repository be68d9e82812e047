import type { AssociatedApp } from "./flow-metadata";

/** Reads `BillingContext`, the JSON text in which a solution keeps the apps a flow is associated with. */
export function readAssociatedApps(billingContext: string | null): AssociatedApp[] {
  let apps: unknown;
  try {
    apps = JSON.parse(billingContext ?? "[]");
  } catch {
    return [];
  }
  if (!Array.isArray(apps)) return [];
  return apps.flatMap((app: { id?: unknown; metadata?: { displayName?: unknown } } | null) => {
    if (typeof app?.id !== "string") return [];
    const name = app.metadata?.displayName;
    return [{ id: app.id, name: typeof name === "string" ? name : null }];
  });
}
