import { type Connection, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Unanswered } from "./analyses";
import { pathOf } from "./document-path";

/** Where a session stands decides what may be asked, and questions that may not are refused as the protocol says. */
export class Session {
  private state: "new" | "running" | "over" = "new";

  constructor(private readonly connection: Connection) {
    connection.onShutdown(() => {
      this.admit();
      this.state = "over";
    });
    // Asked for what nobody handles, and for everything before the session has begun.
    connection.onRequest((method) => {
      this.admit();
      throw new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${method}`);
    });
  }

  begin(): void {
    if (this.state !== "new") throw new ResponseError(ErrorCodes.InvalidRequest, "The session has begun before");
    this.state = "running";
  }

  /**
   * Answers a question about a document. A failure of our own is logged with the document's name, and hides nothing of
   * other documents.
   */
  async answer<T>(uri: string, find: () => Promise<T | Unanswered>): Promise<T> {
    this.admit();
    let found: T | Unanswered;
    try {
      found = await find();
    } catch (error) {
      this.logFailure(uri, error);
      throw error;
    }
    if (found === "cancelled") throw new ResponseError(LSPErrorCodes.RequestCancelled, "The question was cancelled");
    if (found === "changed") {
      throw new ResponseError(LSPErrorCodes.ServerCancelled, "The document has changed", { retriggerRequest: true });
    }
    return found as T;
  }

  logFailure(uri: string, error: unknown): void {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.connection.console.error(`${pathOf(uri).path}: ${what}`);
  }

  /** A client that refuses what it offered is served without it. */
  logRefusal(what: string, error: unknown): void {
    this.connection.console.warn(`The client refused ${what}: ${error instanceof Error ? error.message : error}`);
  }

  private admit(): void {
    if (this.state === "new") throw new ResponseError(ErrorCodes.ServerNotInitialized, "Not initialized yet");
    if (this.state === "over") throw new ResponseError(ErrorCodes.InvalidRequest, "The session is over");
  }
}
