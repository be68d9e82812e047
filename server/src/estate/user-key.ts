/** The one spelling by which people are told apart: case and spaces make no difference. */
export function userKey(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}
