import data from "../../data/connectors.json";
import { catalogueId, shortConnectorId } from "./connector-id";
import { rowsByKey } from "./rows-by-key";
import { lookUpSource } from "./sources";

/** `unknown` stands for connectors of which nobody has published the tier and a guess would be a coin toss. */
export type CatalogueTier = "standard" | "premium" | "unknown";

/** `verified`: two dated sources agree. `reported`: one source. `inferred`: no source states the tier. */
export type TierConfidence = "verified" | "reported" | "inferred";

export type TierBasis = "new-third-party" | "new-microsoft" | "azure-only-name";

export interface ConnectorRow {
  /** As in exports, with `shared_`. */
  readonly id: string;
  /** As makers see it. */
  readonly name: string;
  readonly tier: CatalogueTier;
  readonly confidence: TierConfidence;
  /** Why the tier was inferred; only there when it was. */
  readonly basis?: TierBasis;
  readonly preview?: true;
  readonly deprecated?: true;
  /** Can go through an on-premises data gateway. The export never tells whether it does. */
  readonly gateway?: true;
  readonly note?: string;
  /** The sources of the tier, the most trusted first. */
  readonly sources: readonly string[];
}

/** The day of the newest list in the catalogue. Hovers and reports state it. */
export const connectorsReadOn: string = data.readOn;

const rowOf = rowsByKey(
  () => data.rows as readonly ConnectorRow[],
  (row) => [row.id],
);

/**
 * Finds a public connector by id, with or without `shared_`, in any letter case. Microsoft's own connectors with an
 * inferred tier come back as `unknown`: of those whose page was read, half turned out standard and half premium.
 */
export function lookUpConnector(id: string): ConnectorRow | undefined {
  const row = rowOf(catalogueId(id));
  return row && settled(row);
}

/** All public connectors, sorted by id, each as it is found by its id. */
export function allConnectors(): readonly ConnectorRow[] {
  return (data.rows as readonly ConnectorRow[]).map(settled);
}

function settled(row: ConnectorRow): ConnectorRow {
  return row.basis === "new-microsoft" ? { ...row, tier: "unknown" } : row;
}

/** The address of a connector's reference page, of public connectors only. */
export function connectorPageUrl(id: string): string {
  return `${lookUpSource("learnpage")?.url ?? ""}${shortConnectorId(id)}/`;
}
