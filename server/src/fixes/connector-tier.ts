import type { Fix } from "../findings/finding";
import { statedInSettings } from "./fix";

/** States the tier that a connector has in the tenant, for each tier that it may be. */
export function stateTier(
  connector: string,
  name: string,
  tiers: readonly ("standard" | "premium" | "custom")[],
): Fix[] {
  return tiers.map((tier) =>
    statedInSettings(`Say that ${name} is ${tier} in your tenant, in the settings`, {
      kind: "set",
      path: ["connectors", connector, "tier"],
      value: tier,
    }),
  );
}
