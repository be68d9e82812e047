import type { ConnectorOverride, IgnoreEntry } from "../../../shared/settings";
import type { SettingsValues } from "./settings-layer";

/** Brings checked settings into the shape of the agreed types: ids in lower case, what an entry leaves out as null. */
export function settingsValues(checked: Record<string, unknown>): SettingsValues {
  const { $schema: _, connectors, ignore, ...others } = checked as WrittenValues;
  return {
    ...others,
    ...(connectors && { connectors: readConnectors(connectors) }),
    ...(ignore && { ignore: ignore.map(readIgnore) }),
  };
}

type WrittenIgnore = Pick<IgnoreEntry, "rule"> & Partial<IgnoreEntry>;
type WrittenConnector = Pick<ConnectorOverride, "tier"> & Partial<ConnectorOverride>;

/** The settings as the schema has them. */
interface WrittenValues extends Omit<SettingsValues, "connectors" | "ignore"> {
  readonly $schema?: string;
  readonly connectors?: Readonly<Record<string, WrittenConnector>>;
  readonly ignore?: readonly WrittenIgnore[];
}

function readConnectors(written: Readonly<Record<string, WrittenConnector>>): Record<string, ConnectorOverride> {
  return Object.fromEntries(
    Object.entries(written).map(([id, { tier, name }]) => [id.toLowerCase(), { tier, name: name ?? null }]),
  );
}

function readIgnore({ rule, flow, at, reason, until }: WrittenIgnore): IgnoreEntry {
  return { rule, flow: flow ?? "*", at: at ?? "*", reason: reason ?? null, until: until ?? null };
}
