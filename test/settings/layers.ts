import { readSettingsFile } from "../../server/src/settings/read-settings-file";
import type { SettingsLayer } from "../../server/src/settings/settings-layer";

export const today = "2026-11-21";

/** A settings file that has no problems. */
export function fileLayer(values: object, folder = "", isRoot = folder === ""): SettingsLayer {
  const name = folder === "" ? "flow-license.json" : `${folder}/flow-license.json`;
  const { layer, problems } = readSettingsFile(JSON.stringify(values), { name, folder, isRoot });
  if (problems.length > 0) throw new Error(problems[0]?.message);
  return layer;
}

export const someFlow = { file: "Workflows/Invoice.json", name: "Invoice", id: "3f2504e0-4f89-11d3-9a0c-0305e82c3301" };
