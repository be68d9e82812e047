import type { LicenseContext } from "../../../../shared/settings";
import { appOfConnector } from "../../reference/app-connectors";
import { lookUpTriggerType } from "../../reference/trigger-types";
import type { LicenseQuestion } from "./license-question";

/** Flows of Dynamics 365 owners run in context where they work on Dynamics data through its own connectors (`off24`). */
export function isInContextByConnectors({ settings, connectors }: LicenseQuestion): boolean {
  const { app } = settings.context;
  return connectors.some(({ id }) => appOfConnector(id) === app);
}

/**
 * The app in whose context a flow runs: as declared; else Power Apps, where an app's trigger starts it (`off24`) or
 * the export names an app that it is associated with (`assoc`).
 */
export function appInContext({ flow, metadata, settings }: LicenseQuestion): LicenseContext["app"] {
  const { app } = settings.context;
  if (app !== "none") return app;
  const { trigger } = flow;
  const row = trigger ? lookUpTriggerType(trigger.type, trigger.typeKind) : undefined;
  const { connectorId = null, operationId = null } = trigger?.connector ?? {};
  const byTrigger =
    row?.inContextOf !== undefined &&
    (row.onlyConnectors === undefined || (connectorId !== null && row.onlyConnectors.includes(connectorId))) &&
    !(operationId !== null && row.exceptOperations?.includes(operationId));
  return byTrigger || metadata.apps.length > 0 ? "powerApps" : "none";
}
