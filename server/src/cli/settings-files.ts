import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { settingsFileName } from "../../../shared/protocol";
import type { SettingsOf } from "../analyze";
import { decodeText } from "../exports/decode-text";
import type { InputProblem } from "../exports/export-file";
import { readSettingsFile } from "../settings/read-settings-file";
import { settingsForFlow } from "../settings/settings-for-flow";
import type { SettingsLayer } from "../settings/settings-layer";
import { UsageError } from "./exit-code";

export interface FoundSettings {
  readonly settings: SettingsOf;
  /** What is wrong in the settings files that were read so far. */
  readonly problems: readonly InputProblem[];
}

/**
 * The settings of each flow: the one given file, or those found by walking up from the flow's folder to the
 * repository's root; flags win over both.
 */
export function findSettings(config: string | undefined, flags: SettingsLayer, today: string): FoundSettings {
  const problems: InputProblem[] = [];
  const byFolder = new Map<string, readonly SettingsLayer[]>();
  const given = config === undefined ? null : [readLayer(givenFile(config), config, true, problems), flags];
  const layersAbove = (folder: string): readonly SettingsLayer[] => {
    const known = byFolder.get(folder);
    if (known) return known;
    const above = dirname(folder);
    const isRoot = above === folder || existsSync(resolve(folder, ".git"));
    const outer = isRoot ? [flags] : layersAbove(above);
    const file = resolve(folder, settingsFileName);
    const isFirst = outer.every(({ kind }) => kind !== "file");
    const layers = existsSync(file)
      ? [...outer.slice(0, -1), readLayer(file, shownPath(file), isFirst, problems), flags]
      : outer;
    byFolder.set(folder, layers);
    return layers;
  };
  const places = new Map<string, SettingsPlace>();
  return {
    settings: (flow) => {
      const { outerFolder, rest } = splitLabel(flow.file);
      let place = places.get(outerFolder);
      if (place === undefined) {
        const folder = resolve(outerFolder);
        place = { folder: folder.replaceAll("\\", "/"), layers: given ?? layersAbove(folder) };
        places.set(outerFolder, place);
      }
      return settingsForFlow(place.layers, { ...flow, file: `${place.folder}/${rest}` }, today);
    },
    problems,
  };
}

/** A folder on disk, absolute, and the settings for the flows in it. */
interface SettingsPlace {
  readonly folder: string;
  readonly layers: readonly SettingsLayer[];
}

/** The folder of a file on disk, and the file's name with what stands behind `!/` in a package. */
function splitLabel(label: string): { readonly outerFolder: string; readonly rest: string } {
  const inner = label.indexOf("!/");
  const slash = label.lastIndexOf("/", inner < 0 ? label.length : inner - 1);
  return { outerFolder: slash < 0 ? "." : label.slice(0, slash) || "/", rest: label.slice(slash + 1) };
}

function givenFile(config: string): string {
  const file = resolve(config);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new UsageError(`The settings file ${config} does not exist.`);
  if (!stat.isFile()) throw new UsageError(`${config} is no settings file.`);
  return file;
}

function readLayer(file: string, name: string, isRoot: boolean, problems: InputProblem[]): SettingsLayer {
  const folder = dirname(file).replaceAll("\\", "/");
  const { layer, problems: found } = readSettingsFile(decodeText(readFileSync(file)), { name, folder, isRoot });
  for (const { message, severity, line, column } of found) {
    problems.push({ file: name, code: "settings", severity, message: `${message} (line ${line}, column ${column})` });
  }
  return layer;
}

/** The path as a person would type it from where they are. */
function shownPath(file: string): string {
  const here = `${process.cwd().replaceAll("\\", "/")}/`;
  const path = file.replaceAll("\\", "/");
  return path.startsWith(here) ? path.slice(here.length) : path;
}
