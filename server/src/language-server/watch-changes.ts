import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type WorkspaceFoldersChangeEvent,
} from "vscode-languageserver";
import { settingsSection } from "../../../shared/protocol";
import type { Client } from "./client-abilities";

export interface ChangeHandlers {
  /** Told what a client pushes; one that can be asked pushes nothing of use. */
  readonly onSettings: (pushed: unknown) => Promise<void>;
  readonly onFolders: (event: WorkspaceFoldersChangeEvent) => Promise<void>;
  /** Told the addresses of files that came, went or changed. */
  readonly onFiles: (uris: readonly string[]) => Promise<void>;
}

/** Flows, what stands beside them, and settings. */
const watched = "**/*.{json,xml,yml,yaml,zip}";

/** Asks the client to tell of changes outside of the open documents, which it may be asked once it is initialized. */
export async function watchFor(connection: Connection, client: Client, handlers: ChangeHandlers): Promise<void> {
  if (client.workspaceFolders) connection.workspace.onDidChangeWorkspaceFolders(handlers.onFolders);
  if (client.configurationChanges) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
  }
  if (client.watchedFiles) {
    const watchers = [{ globPattern: watched }];
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}

export function handleChanges(connection: Connection, handlers: ChangeHandlers): void {
  connection.onDidChangeConfiguration(({ settings }) => handlers.onSettings(settings));
  connection.onDidChangeWatchedFiles(({ changes }) => handlers.onFiles(changes.map(({ uri }) => uri)));
}
