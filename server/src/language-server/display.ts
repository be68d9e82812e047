/** What of the editor's display a person may switch off. No `flow-license.json` says it: it is about no flow. */
export interface Display {
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
}

/** Tells the settings `codeLens.enabled` and `inlayHints.enabled` of an editor from those that count for flows. */
export function readDisplay(section: unknown): { readonly display: Display; readonly forFlows: unknown } {
  if (!isObject(section)) return { display: { codeLens: true, inlayHints: true }, forFlows: section };
  const { codeLens, inlayHints, ...forFlows } = section;
  return { display: { codeLens: isOn(codeLens), inlayHints: isOn(inlayHints) }, forFlows };
}

function isOn(setting: unknown): boolean {
  return !isObject(setting) || setting.enabled !== false;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
