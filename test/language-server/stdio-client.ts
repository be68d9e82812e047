import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type CodeLens,
  type Diagnostic,
  type DocumentDiagnosticReport,
  FileChangeType,
  type Hover,
  type InlayHint,
  type MarkupContent,
  type PublishDiagnosticsParams,
  type Range,
} from "vscode-languageserver";

const server = fileURLToPath(new URL("../../dist/server.js", import.meta.url));

/** What a client of today announces. */
export const modern: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
  textDocument: { diagnostic: {}, hover: { contentFormat: ["markdown"] } },
};

/** And one that lets the server make files. */
export const createsFiles: ClientCapabilities = {
  ...modern,
  workspace: { ...modern.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } },
};

export interface StartOptions {
  readonly capabilities?: ClientCapabilities;
  readonly options?: unknown;
  /** Addresses of workspace folders. */
  readonly folders?: readonly string[];
  /** What the client answers to `workspace/configuration`. */
  readonly settings?: unknown;
}

/** A client of the bundled server over standard input and output. */
export class StdioClient {
  /** What the client answers to `workspace/configuration`. */
  settings: unknown;
  refreshes = 0;
  lensRefreshes = 0;
  hintRefreshes = 0;
  /** The server has answered; before that a client takes no requests. */
  initialized = false;
  readonly shown: string[] = [];
  readonly logged: string[] = [];
  readonly registered: string[] = [];
  readonly pushed = new Map<string, PublishDiagnosticsParams>();

  private constructor(
    readonly process: ChildProcess,
    readonly connection: MessageConnection,
  ) {}

  /** Starts the server without a word. */
  static spawn(): StdioClient {
    const child = spawn(process.execPath, [server, "lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout as NonNullable<typeof child.stdout>),
      new StreamMessageWriter(child.stdin as NonNullable<typeof child.stdin>),
    );
    const client = new StdioClient(child, connection);
    connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
      items.map(() => client.settings ?? {}),
    );
    connection.onRequest("client/registerCapability", ({ registrations }: { registrations: { method: string }[] }) => {
      if (!client.initialized) throw new Error("asked before it was initialized");
      client.registered.push(...registrations.map(({ method }) => method));
      return null;
    });
    connection.onRequest("workspace/diagnostic/refresh", () => {
      client.refreshes++;
      return null;
    });
    connection.onRequest("workspace/codeLens/refresh", () => {
      client.lensRefreshes++;
      return null;
    });
    connection.onRequest("workspace/inlayHint/refresh", () => {
      client.hintRefreshes++;
      return null;
    });
    connection.onNotification("window/showMessage", ({ message }: { message: string }) => {
      client.shown.push(message);
    });
    connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
      client.logged.push(message);
    });
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      client.pushed.set(params.uri, params);
    });
    connection.listen();
    return client;
  }

  static async start({
    capabilities = modern,
    options,
    folders = [],
    settings,
  }: StartOptions = {}): Promise<StdioClient> {
    const client = StdioClient.spawn();
    client.settings = settings;
    await client.initialize(capabilities, options, folders);
    return client;
  }

  async initialize(
    capabilities: ClientCapabilities,
    options?: unknown,
    folders: readonly string[] = [],
  ): Promise<unknown> {
    const workspaceFolders = folders.map((uri) => ({ uri, name: uri }));
    const result = await this.connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities,
      workspaceFolders,
      initializationOptions: options,
    });
    this.initialized = true;
    await this.connection.sendNotification("initialized", {});
    return result;
  }

  open(uri: string, text: string, version = 1): Promise<void> {
    return this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "json", version, text },
    });
  }

  /** Replaces a stretch of one line, or the whole text where no place is given. */
  change(
    uri: string,
    version: number,
    text: string,
    at?: readonly [line: number, from: number, to: number],
  ): Promise<void> {
    const range = at && { start: { line: at[0], character: at[1] }, end: { line: at[0], character: at[2] } };
    return this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [range ? { range, text } : { text }],
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  /** Tells that a file was changed on the disk, or made. */
  fileChanged(path: string, type: FileChangeType = FileChangeType.Changed): Promise<void> {
    const changes = [{ uri: pathToFileURL(path).href, type }];
    return this.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  }

  /** Tells that settings were changed, and how where the server cannot ask. */
  settingsChanged(settings: unknown = null): Promise<void> {
    return this.connection.sendNotification("workspace/didChangeConfiguration", { settings });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri }, previousResultId });
  }

  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== "full") throw new Error(`asked anew and answered ${report.kind}`);
    return report.items;
  }

  hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: { line, character } });
  }

  codeActions(uri: string, range: Range, context: CodeActionContext): Promise<CodeAction[]> {
    return this.connection.sendRequest("textDocument/codeAction", { textDocument: { uri }, range, context });
  }

  codeLenses(uri: string): Promise<CodeLens[]> {
    return this.connection.sendRequest("textDocument/codeLens", { textDocument: { uri } });
  }

  /** Those of the lines from one up to another, or of the whole document. */
  inlayHints(uri: string, from = 0, to = 1_000_000): Promise<InlayHint[]> {
    const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
    return this.connection.sendRequest("textDocument/inlayHint", { textDocument: { uri }, range });
  }

  /** The hover on the first occurrence of a word. */
  async hoverOn(uri: string, text: string, word: string): Promise<{ readonly card: string; readonly marked: string }> {
    const offset = text.indexOf(word);
    const before = text.slice(0, offset).split("\n");
    const hover = await this.hover(uri, before.length - 1, (before.at(-1) ?? "").length + 1);
    if (!hover?.range) return { card: "", marked: "" };
    const { start, end } = hover.range;
    const marked = (text.split("\n")[start.line] ?? "").slice(start.character, end.character);
    return { card: (hover.contents as MarkupContent).value, marked };
  }

  /** Ends the server in good order and returns its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest("shutdown");
    const ended = this.ended();
    await this.connection.sendNotification("exit");
    return ended;
  }

  ended(): Promise<number | null> {
    return new Promise((resolve) => this.process.once("exit", (code) => resolve(code)));
  }
}

/** Waits for something that has no answer of its own, such as a notification. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** The first line of a diagnostic's message: what was found. */
export function headOf({ message }: Diagnostic): string {
  return (typeof message === "string" ? message : message.value).split("\n")[0] ?? "";
}
