import type { CancellationToken, ExtensionContext, LogOutputChannel, TextDocument, WorkspaceEdit } from "vscode";

/** Starts a server and the client that speaks with it; settles when both have agreed on what they can do. */
export type Launch = (surroundings: LaunchSurroundings) => Promise<LaunchedServer>;

export interface LaunchSurroundings {
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  /** To be called when the server ends without having been asked to. */
  readonly ended: (reason: string) => void;
  /** To be called when documents are sent to the server, or closed there. */
  readonly sentChanged: (isSent: (document: TextDocument) => boolean) => void;
}

export interface LaunchedServer {
  processId(): number | undefined;
  stop(): Promise<void>;
  /** What the status bar says of the flows in the active editor. */
  flowStatus(): string | undefined;
  /** Asks one of our own questions (shared/protocol.ts). */
  request<R>(method: string, params: object, token?: CancellationToken, listener?: Listener): Promise<R>;
  /** A WorkspaceEdit of the protocol as one of the editor. */
  toWorkspaceEdit(edit: object | null): Promise<WorkspaceEdit | undefined>;
}

/** Hears of what is told on the way to an answer. */
export interface Listener {
  readonly onWork: (work: { readonly message?: string; readonly percentage?: number }) => void;
  readonly onPart: (part: unknown) => void;
}
