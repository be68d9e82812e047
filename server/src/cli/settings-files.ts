import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { settingsFileName } from "../../../shared/protocol";
import type { SettingsOf } from "../analyze";
import { decodeText } from "../exports/decode-text";
import type { InputProblem } from "../exports/export-file";
import type { SettingsFileOf } from "../report/report";
import { ignoreEntries, type PlacedIgnoreEntry } from "../settings/ignore-entries";
import { readSettingsFile, type SettingsProblem } from "../settings/read-settings-file";
import { SettingsAbove, type SettingsFolder } from "../settings/settings-above";
import { settingsForFlow } from "../settings/settings-for-flow";
import type { SettingsLayer } from "../settings/settings-layer";
import { UsageError } from "./exit-code";

export interface FoundSettings {
  readonly settings: SettingsOf;
  /** The settings file that counts most for a flow; where there is none, the one that could be made for its repository. */
  readonly fileOf: SettingsFileOf;
  /** Every finding to ignore of the files that were read so far. */
  readonly ignored: () => readonly PlacedIgnoreEntry[];
  /** What is wrong in the settings files that were read so far. */
  readonly problems: readonly InputProblem[];
}

/**
 * The settings of each flow: the one given file, or those found by walking up from the flow's folder to the
 * repository's root; tables and flags win over both.
 */
export function findSettings(
  config: string | undefined,
  given: readonly SettingsLayer[],
  today: string,
): FoundSettings {
  const problems: InputProblem[] = [];
  const onProblem = (file: string, { message, severity, line, column }: SettingsProblem): void => {
    problems.push({ file, code: "settings", severity, message: `${message} (line ${line}, column ${column})` });
  };
  const fixed = config === undefined ? null : [readGiven(config, onProblem), ...given];
  const found = new SettingsAbove(lookInFolder, onProblem, { weaker: [], stronger: given });
  const places = new Map<string, SettingsPlace>();
  const nearestFiles = new Map<string, ReturnType<SettingsFileOf>>();
  return {
    settings: (flow) => {
      const { outerFolder, rest } = splitLabel(flow.file);
      let place = places.get(outerFolder);
      if (place === undefined) {
        const folder = resolve(outerFolder);
        place = { folder: folder.replaceAll("\\", "/"), layers: fixed ?? found.layersOf(folder) };
        places.set(outerFolder, place);
      }
      return settingsForFlow(place.layers, { ...flow, file: `${place.folder}/${rest}` }, today);
    },
    fileOf: ({ file }) => {
      const folder = resolve(splitLabel(file).outerFolder);
      let nearest = nearestFiles.get(folder);
      if (nearest === undefined) {
        nearest = config === undefined ? nearestFile(folder) : { file: config, text: textOf(resolve(config)) };
        nearestFiles.set(folder, nearest);
      }
      return nearest;
    },
    ignored: () => ignoreEntries([...new Set([...places.values()].flatMap(({ layers }) => layers))]),
    problems,
  };
}

/** The settings file above a folder, else the place for one: the root of the repository, or where the person is. */
function nearestFile(start: string): ReturnType<SettingsFileOf> {
  let root = start;
  for (let folder: string | null = start; folder !== null; ) {
    const { file, above } = lookInFolder(folder);
    if (file !== null) return { file: shownPath(resolve(folder, settingsFileName)), text: file.text };
    if (existsSync(resolve(folder, ".git")) || folder === process.cwd()) root = folder;
    folder = above;
  }
  return { file: shownPath(resolve(root, settingsFileName)), text: null };
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

function readGiven(config: string, onProblem: (file: string, problem: SettingsProblem) => void): SettingsLayer {
  const file = resolve(config);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new UsageError(`The settings file ${config} does not exist.`);
  if (!stat.isFile()) throw new UsageError(`${config} is no settings file.`);
  const folder = dirname(file).replaceAll("\\", "/");
  const { layer, problems } = readSettingsFile(textOf(file), { name: config, folder, isRoot: true });
  for (const problem of problems) onProblem(config, problem);
  return layer;
}

function lookInFolder(folder: string): SettingsFolder {
  const file = resolve(folder, settingsFileName);
  const above = dirname(folder);
  const isRoot = above === folder || existsSync(resolve(folder, ".git"));
  return {
    file: existsSync(file) ? { text: textOf(file), name: shownPath(file) } : null,
    above: isRoot ? null : above,
  };
}

function textOf(file: string): string {
  return decodeText(readFileSync(file));
}

/** The path as a person would type it from where they are. */
function shownPath(file: string): string {
  const path = relative(process.cwd(), file);
  return (isAbsolute(path) ? file : path).replaceAll("\\", "/");
}
