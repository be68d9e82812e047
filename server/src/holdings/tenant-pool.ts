import type { Edition } from "../reference/edition";
import { otherRequestLimit } from "../reference/limits";
import { allProductLines, type ProductLine } from "../reference/product-lines";
import type { HeldLicense } from "./held-license";

/** The requests in 24 hours that all identities without a license share: application users, service principals. */
export interface TenantPool {
  readonly line: ProductLine;
  /** Base licenses that enlarge it. */
  readonly licenses: number;
  readonly value: number;
  /** What it would be without its maximum; the same as `value` below the maximum. */
  readonly uncapped: number;
  readonly sources: readonly string[];
}

/** The pool that Dynamics 365 licenses bring, by the number of base licenses. */
export function tenantPool(licenses: number, edition: Edition): Omit<TenantPool, "line"> {
  const base = otherRequestLimit("pool/dynamics-365/base", edition);
  const each = otherRequestLimit("pool/dynamics-365/per-license", edition);
  const most = otherRequestLimit("pool/dynamics-365/most", edition);
  const uncapped = base.value + licenses * each.value;
  const sources = [...new Set([base.source, each.source, most.source])];
  return { licenses, value: Math.min(uncapped, most.value), uncapped, sources };
}

/** The pools that what is held brings, the largest first: that one alone counts, they are not added. */
export function tenantPools(held: readonly HeldLicense[], edition: Edition): readonly TenantPool[] {
  return allProductLines()
    .flatMap((line) => poolOf(line, held, edition))
    .toSorted((a, b) => b.value - a.value);
}

function poolOf(line: ProductLine, held: readonly HeldLicense[], edition: Edition): TenantPool[] {
  const paid = held.filter(({ license: { id } }) => line.licenses.includes(id) && !line.notPaid.includes(id));
  if (line.enlargePool.length > 0) {
    const licenses = paid
      .filter(({ license, attach }) => !attach && line.enlargePool.includes(license.id))
      .reduce((sum, { count }) => sum + count, 0);
    return licenses === 0 ? [] : [{ line, ...tenantPool(licenses, edition) }];
  }
  if (paid.length === 0 || !linesWithFixedPool.includes(line.id)) return [];
  const { value, source } = otherRequestLimit(`pool/${line.id}/base`, edition);
  return [{ line, licenses: 0, value, uncapped: value, sources: [source] }];
}

/** Their pools are the same however many licenses there are. */
const linesWithFixedPool: readonly string[] = ["power-apps", "power-automate"];
