const prefix = "shared_";

/**
 * The form in which the data files name a connector: lower case, with `shared_` in front. Exports of Logic Apps leave
 * the prefix away, and the letter case differs between exports.
 */
export function catalogueId(id: string): string {
  const lower = id.toLowerCase();
  return lower.startsWith(prefix) ? lower : prefix + lower;
}

/** The id without `shared_`, as Microsoft's addresses have it. */
export function shortConnectorId(id: string): string {
  return catalogueId(id).slice(prefix.length);
}
