import type { Connection, WorkspaceFolder } from "vscode-languageserver";
import { settingsFileName, settingsSection } from "../../../shared/protocol";
import type { SettingsOf } from "../analyze";
import { decodeText } from "../exports/decode-text";
import type { FileAccess } from "../exports/file-access";
import { defaultLimits } from "../exports/limits";
import { folderAbove, joinPath } from "../exports/paths";
import type { SettingsProblem } from "../settings/read-settings-file";
import { readSettingsObject } from "../settings/read-settings-object";
import { SettingsAbove, type SettingsFolder } from "../settings/settings-above";
import { settingsForFlow } from "../settings/settings-for-flow";
import { editorOrigin, type SettingsLayer } from "../settings/settings-layer";
import type { Client } from "./client-abilities";
import { type Display, readDisplay } from "./display";
import { type DocumentPath, pathOf, uriOf } from "./document-path";

/** The settings of a document and of the files around it. */
export interface DocumentSettings {
  readonly display: Display;
  readonly of: SettingsOf;
  /** Reads the settings files in further folders, which must be done before `of` is asked for files in them. */
  lookInto(folders: readonly string[]): Promise<void>;
}

/** The settings file that counts most for a document; `text` is null where it is to be made. */
export interface SettingsTarget {
  readonly uri: string;
  readonly text: string | null;
}

/** The settings of open documents: the editor's own, and above them the files `flow-license.json` on the way up. */
export class EditorSettings {
  private readonly found = new Map<string, Promise<DocumentSettings>>();
  private folders = new Map<string, SettingsFolder>();
  /** What a client pushes that cannot be asked. */
  private pushed: unknown = {};

  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
    private readonly filesOf: (origin: string) => FileAccess,
    private readonly workspaceFolders: () => readonly WorkspaceFolder[],
    private readonly today: () => string,
  ) {}

  /** Always the same settings until something changes. */
  of(uri: string): Promise<DocumentSettings> {
    const { origin, path } = pathOf(uri);
    const folder = folderOf(path);
    const key = `${origin} ${folder}`;
    let found = this.found.get(key);
    if (found === undefined) {
      found = this.find(uri, { origin, path: folder });
      found.catch(() => this.found.delete(key));
      this.found.set(key, found);
    }
    return found;
  }

  /**
   * The settings file that counts most for a document; where there is none, the one to be made at the root of its
   * repository, of its workspace folder, or beside it. Null for a document without a place of its own.
   */
  async targetOf(uri: string): Promise<SettingsTarget | null> {
    const { origin, path } = pathOf(uri);
    if (origin.startsWith("untitled:")) return null;
    const start = folderOf(path);
    await this.of(uri);
    let root = this.folderOfWorkspace({ origin, path: start }) ?? start;
    for (let folder: string | null = start; folder !== null; ) {
      const known: SettingsFolder | undefined = this.folders.get(`${origin} ${folder}`);
      if (known?.file) return { uri: settingsUri(origin, folder), text: known.file.text };
      if (known?.above === null && folderAbove(folder) !== null) root = folder;
      folder = known?.above ?? null;
    }
    return { uri: settingsUri(origin, root), text: null };
  }

  push(settings: unknown): void {
    if (isObject(settings)) this.pushed = settings[settingsSection] ?? settings;
  }

  forget(): void {
    this.found.clear();
    this.folders = new Map();
  }

  private async find(uri: string, place: DocumentPath): Promise<DocumentSettings> {
    const { folders } = this;
    const { origin } = place;
    await this.lookUpward(place, folders);
    const { display, layer: editor } = await this.editorLayer(uri, place);
    const above = new SettingsAbove(
      (folder) => folders.get(`${origin} ${folder}`) ?? { file: null, above: folderAbove(folder) },
      (file, problem) => this.tell(file, problem),
      { weaker: [editor], stronger: [] },
    );
    return {
      display,
      of: (flow) => settingsForFlow(above.layersOf(folderOf(flow.file)), flow, this.today()),
      lookInto: async (further) => {
        for (const path of further) await this.lookUpward({ origin, path }, folders);
      },
    };
  }

  /** Reads the files on the way up to the root of the repository, which the walk itself then asks for. */
  private async lookUpward({ origin, path }: DocumentPath, folders: Map<string, SettingsFolder>): Promise<void> {
    const files = this.filesOf(origin);
    for (let folder: string | null = path; folder !== null; ) {
      const key = `${origin} ${folder}`;
      const known: SettingsFolder = folders.get(key) ?? (await this.look(folder, files));
      folders.set(key, known);
      folder = known.above;
    }
  }

  private async look(folder: string, files: FileAccess): Promise<SettingsFolder> {
    const above = folderAbove(folder);
    try {
      const names = await files.list(folder);
      const isRoot = names.folders.includes(".git") || names.files.includes(".git");
      const path = joinPath(folder, settingsFileName);
      const bytes = names.files.includes(settingsFileName) ? await files.read(path, defaultLimits.fileBytes) : null;
      const file = bytes === null ? null : { text: decodeText(bytes), name: this.shownName(path) };
      return { file, above: isRoot ? null : above };
    } catch {
      // A folder that cannot be read, or is not there yet, says nothing about settings.
      return { file: null, above };
    }
  }

  private async editorLayer(uri: string, place: DocumentPath): Promise<{ display: Display; layer: SettingsLayer }> {
    const { display, forFlows } = readDisplay(this.client.configuration ? await this.askFor(uri) : this.pushed);
    const folder = this.folderOfWorkspace(place) ?? place.path;
    const { layer, faults } = readSettingsObject(forFlows, { kind: "editor", origin: editorOrigin, folder });
    for (const { message } of faults) this.connection.console.warn(`${editorOrigin}: ${message}`);
    return { display, layer };
  }

  private async askFor(uri: string): Promise<unknown> {
    try {
      return await this.connection.workspace.getConfiguration({ scopeUri: uri, section: settingsSection });
    } catch (error) {
      this.connection.console.warn(`The client did not tell its settings: ${error}`);
      return {};
    }
  }

  private folderOfWorkspace({ origin, path }: DocumentPath): string | undefined {
    const folders = this.workspaceFolders().map((folder) => pathOf(folder.uri));
    const around = folders.filter((it) => it.origin === origin && `${path}/`.startsWith(`${it.path}/`));
    return around.map((it) => it.path).sort((a, b) => b.length - a.length)[0];
  }

  /** As a person in this workspace would call the file. */
  private shownName(path: string): string {
    const inside = this.workspaceFolders()
      .map((folder) => pathOf(folder.uri).path)
      .find((folder) => path.startsWith(`${folder}/`));
    return inside === undefined ? path : path.slice(inside.length + 1);
  }

  /** The editor marks the problem in the file itself once that is open. */
  private tell(file: string, { message, line, column }: SettingsProblem): void {
    this.connection.console.warn(`${file}:${line}:${column} ${message}`);
  }
}

function settingsUri(origin: string, folder: string): string {
  return uriOf({ origin, path: joinPath(folder, settingsFileName) });
}

/** The folder on disk that a file lies in, or the zip that it lies in. */
export function folderOf(file: string): string {
  const inner = file.indexOf("!/");
  return folderAbove(inner < 0 ? file : file.slice(0, inner)) ?? "/";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
