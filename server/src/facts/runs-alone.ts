import type { FlowSettings } from "../../../shared/settings";

/** One person who runs a flow is taken to be its owner, unless someone says how many run it or that no person owns it. */
export function runsAlone({ estimates, context, origins }: FlowSettings): boolean {
  return context.owner === "user" && estimates.invokingUsers === 1 && !origins.has("estimates.invokingUsers");
}
