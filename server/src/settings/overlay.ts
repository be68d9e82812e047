import type { FlowSettings } from "../../../shared/settings";
import type { FlowValues, SettingsValues } from "./settings-layer";

/**
 * Lays what one place says over the settings below it, and notes where each value was set. Objects merge key by key,
 * lists are replaced. The findings to ignore are not touched: which of them count depends on the flow. `forFlow`: the
 * place speaks of this very flow.
 */
export function overlay(
  below: FlowSettings,
  values: SettingsValues & FlowValues,
  origin: string,
  today: string,
  forFlow = false,
): FlowSettings {
  const { estimates, context } = below;
  const set = namesIn(values, "");
  return {
    edition: values.edition ?? below.edition,
    period: values.period ?? below.period,
    asOf: values.asOf === undefined ? below.asOf : (values.asOf ?? today),
    estimates: values.estimates
      ? {
          ...estimates,
          ...values.estimates,
          loops: { ...estimates.loops, ...values.estimates.loops },
          branches: { ...estimates.branches, ...values.estimates.branches },
        }
      : estimates,
    context: values.context
      ? { ...context, ...values.context, tenantPool: { ...context.tenantPool, ...values.context.tenantPool } }
      : context,
    processLicense: values.processLicense ?? below.processLicense,
    flowGroup: values.flowGroup === undefined ? below.flowGroup : values.flowGroup,
    associatedWith: values.associatedWith === undefined ? below.associatedWith : values.associatedWith,
    connectors: values.connectors ? { ...below.connectors, ...values.connectors } : below.connectors,
    rules: values.rules ? { ...below.rules, ...values.rules } : below.rules,
    ignore: below.ignore,
    // A nearer file can forbid more, and permit nothing that is forbidden further up.
    neverIgnore: values.neverIgnore ? [...new Set([...below.neverIgnore, ...values.neverIgnore])] : below.neverIgnore,
    budgets: values.budgets ? { ...below.budgets, ...values.budgets } : below.budgets,
    prices: values.prices ? { ...below.prices, ...values.prices } : below.prices,
    origins: new Map([...below.origins, ...set.map((name) => [name, origin] as const)]),
    setForFlow: forFlow ? new Set([...below.setForFlow, ...set]) : below.setForFlow,
  };
}

/** Names that hold no single value, or that only pick flows. */
const unnamed = new Set(["flows", "ignore", "match"]);

function namesIn(values: object, prefix: string): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (prefix === "" && unnamed.has(key)) return [];
    // A tenant's answer about a connector is one value.
    const isGroup = typeof value === "object" && value !== null && !Array.isArray(value) && prefix !== "connectors.";
    return isGroup ? namesIn(value, `${prefix}${key}.`) : [prefix + key];
  });
}
