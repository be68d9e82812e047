import type { ConnectorTier, FlowSettings } from "../../../shared/settings";
import { lookUpConnector } from "../reference/connectors";

/** The tier of one connector and how sure it is. */
export interface TierFact {
  readonly name: string;
  readonly tier: ConnectorTier;
  /** `verified`, `reported`, `inferred` as the catalogue says; `setting` where the tenant's own answer counts. */
  readonly confidence: "verified" | "reported" | "inferred" | "setting";
  /** Key of the source; null where there is none. */
  readonly source: string | null;
}

/**
 * A setting wins; then an id or a package that says custom; then the catalogue. Anything else is unknown and never
 * taken as standard (connector catalogue, "Reading ids in an export").
 */
export function connectorTier(id: string, declaredCustom: boolean, settings: FlowSettings): TierFact {
  const row = lookUpConnector(id);
  const override = Object.hasOwn(settings.connectors, id) ? settings.connectors[id] : undefined;
  if (override) {
    return {
      name: override.name ?? row?.name ?? readableName(id),
      tier: override.tier,
      confidence: "setting",
      source: null,
    };
  }
  if (row) return { name: row.name, tier: row.tier, confidence: row.confidence, source: row.sources[0] ?? null };
  if (declaredCustom || isCustomId(id)) {
    return { name: readableName(id), tier: "custom", confidence: "verified", source: null };
  }
  return { name: readableName(id), tier: "unknown", confidence: "inferred", source: null };
}

/** Custom connectors have an escaped underscore in their id, which no public connector has. */
function isCustomId(id: string): boolean {
  return /[-.]5f/i.test(id);
}

/** What can be read of an id without a catalogue: `shared_contoso-5forders-5f0a1b2c` as "contoso orders". */
function readableName(id: string): string {
  const plain = id
    .replace(/^shared_/i, "")
    .replace(/[-.]5f/gi, "_")
    .replace(/[-.]20/gi, " ");
  return (
    plain
      .replace(/(?:_[0-9a-f]{8,})+$/i, "")
      .replaceAll("_", " ")
      .trim() || id
  );
}
