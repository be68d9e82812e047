import type { Edition, Period } from "../reference/edition";
import type { LicenseRow } from "../reference/licenses";
import type { RequestLimit } from "../reference/limits";
import { dailyLimit } from "./daily-limit";
import { type FlowEntitlement, flowEntitlements } from "./flow-entitlement";
import { type HeldLicense, ofPeople } from "./held-license";
import { type PersonEntitlement, personEntitlement } from "./person-entitlement";

/** What may be used in 24 hours with what is held. */
export interface DailyEntitlement {
  /** Of each person who holds all of the user licenses; null where none with a limit is held. */
  readonly person: PersonEntitlement | null;
  readonly users: number;
  /** How many of the people hold all of the user licenses. */
  readonly holders: number;
  /** What those people have together, which no one of them can use: nothing is pooled. Null where there is nobody. */
  readonly notPooled: number | null;
  readonly flows: readonly FlowEntitlement[];
  /** Of environments and the tenant, for licenses that are assigned to these. */
  readonly others: readonly { readonly license: LicenseRow; readonly limit: RequestLimit }[];
}

/** Why limits of people are not added up to one of the tenant. */
export const notPooledSource =
  "faq#in-an-organization-eight-users-have-office-365-licenses-and-their-daily-power-platform-requests-would-be-6-000-requests-per-user-in-each-24-hour-period";

/** The daily entitlement of `users` people who hold the same user licenses, and of a flow that carries the others. */
export function dailyEntitlement(
  held: readonly HeldLicense[],
  users: number,
  edition: Edition,
  period: Period,
): DailyEntitlement {
  const person = personEntitlement(held, edition, period);
  const holders = Math.min(users, ...ofPeople(held).map(({ count }) => count));
  return {
    person,
    users,
    holders,
    notPooled: person && person.value * holders,
    flows: flowEntitlements(held, edition, period),
    others: held.flatMap(({ license }) => {
      if (license.holder !== "environment" && license.holder !== "tenant") return [];
      const limit = dailyLimit(license, period, edition);
      return limit === null ? [] : [{ license, limit }];
    }),
  };
}

/** The limit that a daily number of requests is held against: the flow's own, else the person's, else the first other. */
export function decidingLimit({ flows, person, others }: DailyEntitlement): number | null {
  const [flow] = flows;
  if (flow) return flow.value;
  return person?.value ?? others[0]?.limit.value ?? null;
}
