import requestData from "../../data/request-limits.json";
import serviceData from "../../data/service-limits.json";
import { type Edition, holdsIn, type Period } from "./edition";
import type { PerformanceProfile } from "./licenses";
import { allRowsByKey, nameInId } from "./rows-by-key";

/** A limit of Power Platform requests. */
export interface RequestLimit {
  readonly value: number;
  readonly unit: "requests per 24 hours" | "requests per 5 minutes";
  /** For whom or what it is counted: `user` is the sum over all flows that the user pays for. */
  readonly per: "user" | "flow" | "license" | "flow-group" | "environment" | "tenant";
  readonly note?: string;
  readonly source: string;
}

interface RequestLimitRow extends RequestLimit {
  readonly id: string;
  readonly profile?: PerformanceProfile;
  readonly period?: Period;
  readonly edition?: Edition;
}

/** A limit of the flow service, or a threshold of this tool where `source` is `own-choice`. */
export interface ServiceLimit {
  readonly value: number;
  readonly unit: string;
  /** No page states it. */
  readonly assumed?: true;
  readonly note?: string;
  readonly source: string;
}

interface ServiceLimitRow extends ServiceLimit {
  readonly id: string;
  readonly profiles?: readonly PerformanceProfile[];
  readonly edition?: Edition;
}

const requestRows = requestData.rows as readonly RequestLimitRow[];
const serviceRowsOf = allRowsByKey(
  () => serviceData.rows as readonly ServiceLimitRow[],
  ({ id }) => nameInId(id),
);

/** The daily limit of a performance profile. */
export function requestLimit(profile: PerformanceProfile, period: Period, edition: Edition): RequestLimit {
  return found(
    requestRows.find((row) => row.profile === profile && row.period === period && holdsIn(row, edition)),
    `${profile}/${period}`,
  );
}

/**
 * A limit that belongs to no profile, by its id: `burst` (per five minutes), `user-ceiling/transition`,
 * `manual-flow/transition`, `flow-group`, `license/<id>`, `add-on/<id>`, and the pools of the tenant
 * `pool/<product>/base`, `/per-license` and `/most`.
 */
export function otherRequestLimit(id: string, edition: Edition): RequestLimit {
  const row = requestRows.find((it) => (it.id === id || it.id === `${id}/${edition}`) && holdsIn(it, edition));
  return found(row, id);
}

/**
 * A limit of the flow service by its name, the part of the row's id before the first slash. Where the figure differs
 * by profile and none is known, the one of Low is given.
 */
export function serviceLimit(id: string, profile: PerformanceProfile | null, edition: Edition): ServiceLimit {
  const wanted = profile ?? "low";
  const row = serviceRowsOf(id).find((it) => holdsIn(it, edition) && (it.profiles?.includes(wanted) ?? true));
  return found(row, id);
}

/** An id that is not in the data is a mistake in our code, which the tests over all rows would otherwise hide. */
function found<Row>(row: Row | undefined, id: string): Row {
  if (!row) throw new Error(`No limit "${id}" in the reference data`);
  return row;
}
