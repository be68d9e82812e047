import { readSettingsFile, type SettingsProblem } from "./read-settings-file";
import type { SettingsLayer } from "./settings-layer";

/** What a folder says about settings. */
export interface SettingsFolder {
  /** The settings file in it; `name` is what messages call it. */
  readonly file: { readonly text: string; readonly name: string } | null;
  /** The folder above; null at the root of a repository, and where there is none. */
  readonly above: string | null;
}

/** Layers that count everywhere: `weaker` than every file, and `stronger`. */
export interface OtherLayers {
  readonly weaker: readonly SettingsLayer[];
  readonly stronger: readonly SettingsLayer[];
}

/**
 * The settings files found by walking up from a folder, between the layers that count everywhere. Folders with the
 * same files get the same list, which `settingsForFlow` keeps its work by.
 */
export class SettingsAbove {
  private readonly byFolder = new Map<string, readonly SettingsLayer[]>();
  private readonly outermost: readonly SettingsLayer[];

  /** `look` is asked once for each folder; `onProblem` is told what is wrong in a file, and the file's name. */
  constructor(
    private readonly look: (folder: string) => SettingsFolder,
    private readonly onProblem: (file: string, problem: SettingsProblem) => void,
    private readonly others: OtherLayers,
  ) {
    this.outermost = [...others.weaker, ...others.stronger];
  }

  /** The layers for what lies in a folder, the weakest first. */
  layersOf(folder: string): readonly SettingsLayer[] {
    const known = this.byFolder.get(folder);
    if (known) return known;
    const { file, above } = this.look(folder);
    const outer = above === null ? this.outermost : this.layersOf(above);
    const layers = file === null ? outer : this.withFile(outer, file.text, file.name, folder);
    this.byFolder.set(folder, layers);
    return layers;
  }

  private withFile(outer: readonly SettingsLayer[], text: string, name: string, folder: string): SettingsLayer[] {
    const isRoot = outer.every(({ kind }) => kind !== "file");
    const { layer, problems } = readSettingsFile(text, { name, folder: folder.replaceAll("\\", "/"), isRoot });
    for (const problem of problems) this.onProblem(name, problem);
    const end = outer.length - this.others.stronger.length;
    return [...outer.slice(0, end), layer, ...outer.slice(end)];
  }
}
