import data from "../../data/product-lines.json";
import type { LicenseId } from "./licenses";

/** User licenses that belong together when a person holds several of them. */
export interface ProductLine {
  /** Also the name of its pool among the request limits: `pool/<id>/base`. */
  readonly id: string;
  readonly name: string;
  readonly licenses: readonly LicenseId[];
  /** Those that are free of charge or trials. */
  readonly notPaid: readonly LicenseId[];
  /** Those of which each base license enlarges the pool of the tenant. */
  readonly enlargePool: readonly LicenseId[];
  readonly source: string;
}

/** The product line of a user license; undefined for licenses of flows, machines and tenants. */
export function productLineOf(id: LicenseId): ProductLine | undefined {
  return allProductLines().find(({ licenses }) => licenses.includes(id));
}

export function allProductLines(): readonly ProductLine[] {
  return data.rows;
}
