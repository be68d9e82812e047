import type { SettingPlace } from "../../../shared/protocol";
import { defaultEstimates, defaultSettings } from "../../../shared/settings";
import type { FlowAnalysis } from "../analyze";
import type { SettingsEdit } from "../findings/finding";
import { settingsTextEdits } from "../findings/settings-edits";
import { matchOf } from "../fixes/fix";
import { bodyOf, type JsonNode } from "../syntax/json-node";
import { readJson } from "../syntax/read-json";
import { applyEdits } from "../syntax/text-edit";
import type { SettingsTarget } from "./editor-settings";

/**
 * Where a setting stands in the settings file that counts most for a flow: in the flow's own entry where it stands
 * there, else among the general values; where it is missing, with its default put there.
 */
export function settingPlace(name: string, { facts }: FlowAnalysis, target: SettingsTarget): SettingPlace {
  const { identity } = facts;
  const path = pathOfSetting(name);
  const match = matchOf(identity);
  const text = target.text ?? "";
  const found = spanOf(text, match, path);
  if (found) return { uri: target.uri, text: null, value: found };
  const value = defaultOf(path);
  const edit: SettingsEdit = ofFlowsAlone.has(name)
    ? { kind: "setForFlow", match, path, value }
    : { kind: "set", path, value };
  const edits = settingsTextEdits(target.text, [edit]);
  if (edits === null) return { uri: target.uri, text: null, value: null };
  const made = applyEdits(text, edits);
  return { uri: target.uri, text: made, value: spanOf(made, match, path) };
}

/** Settings of single flows. */
const ofFlowsAlone: ReadonlySet<string> = new Set(["processLicense", "flowGroup", "associatedWith"]);

/** The name of an action may hold dots; it comes last. */
function pathOfSetting(name: string): string[] {
  const [, group, action] = /^(estimates\.(?:loops|branches))\.(.+)$/s.exec(name) ?? [];
  return group !== undefined && action !== undefined ? [...group.split("."), action] : name.split(".");
}

function spanOf(text: string, match: string, path: readonly string[]): SettingPlace["value"] {
  const tree = readJson(text);
  if (!tree.root) return null;
  const entry = (tree.root.get("flows")?.items() ?? []).findLast((one) => one.get("match")?.value === match);
  const node = at(entry, path) ?? at(tree.root, path);
  const [span] = node ? tree.spansOf([bodyOf(node)]) : [];
  return span ? { offset: span.offset, length: span.length } : null;
}

function at(node: JsonNode | undefined, path: readonly string[]): JsonNode | undefined {
  return path.reduce<JsonNode | undefined>((inside, step) => inside?.get(step), node);
}

/** What holds without the setting, as the value to begin with. */
function defaultOf(path: readonly string[]): unknown {
  if (path[1] === "loops" && path.length > 2) return defaultEstimates.loopItems;
  if (path[1] === "branches" && path.length > 2) return "if";
  const found = path.reduce<unknown>((inside, step) => (isObject(inside) ? inside[step] : null), defaultSettings(""));
  return found ?? null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
