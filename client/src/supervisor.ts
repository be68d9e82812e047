/** Where a server stands in its life, in the words of the status item. */
export type ServerState =
  /** No flow has shown yet. */
  | { readonly kind: "notStarted" }
  | { readonly kind: "starting" }
  | { readonly kind: "running" }
  /** It has ended by itself and is started again after a pause. */
  | { readonly kind: "pausing"; readonly reason: string; readonly seconds: number }
  | { readonly kind: "stopped"; readonly reason: string };

interface Server {
  stop(): Promise<void>;
}

/** Pauses before a server that keeps ending is started again; after the last one it is left stopped. */
export const pausesInSeconds: readonly number[] = [1, 2, 4, 8];

/** A server that ran for as long as this is well, and its earlier ends are forgotten. */
export const soundAfterSeconds = 180;

/** Keeps a server alive: started once, started again after growing pauses when it ends by itself. */
export class Supervisor<S extends Server> {
  readonly #launch: (ended: (reason: string) => void) => Promise<S>;
  readonly #tell: (state: ServerState) => void;
  #state: ServerState = { kind: "notStarted" };
  #server: S | undefined;
  /** Counts the servers; what is heard of an earlier one does not count any more. */
  #life = 0;
  #ends = 0;
  #runningSince = 0;
  #waiting: Waiting<S>[] = [];
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(launch: (ended: (reason: string) => void) => Promise<S>, tell: (state: ServerState) => void) {
    this.#launch = launch;
    this.#tell = tell;
  }

  get state(): ServerState {
    return this.#state;
  }

  get server(): S | undefined {
    return this.#server;
  }

  /** Does nothing where a server was started before. */
  async start(): Promise<void> {
    if (this.#state.kind === "notStarted") await this.#begin();
  }

  /** The server, started or waited for where need be. Fails where it is left stopped. */
  async ready(): Promise<S> {
    if (this.#server) return this.#server;
    if (this.#state.kind === "stopped") throw new Error(this.#state.reason);
    const ready = new Promise<S>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    await this.start();
    return ready;
  }

  /** Starts a fresh server, whatever became of the one before. */
  async restart(): Promise<void> {
    await this.#end();
    this.#ends = 0;
    await this.#begin();
  }

  /** Ends with the editor, which is nothing to tell. */
  async stop(): Promise<void> {
    this.#state = { kind: "notStarted" };
    await this.#end();
  }

  async #begin(): Promise<void> {
    const life = ++this.#life;
    const isOver = () => life !== this.#life;
    const ended = (reason: string) => {
      if (!isOver()) this.#afterEnd(reason);
    };
    this.#become({ kind: "starting" });
    try {
      const server = await this.#launch(ended);
      if (isOver()) return await stopQuietly(server);
      this.#server = server;
      this.#runningSince = Date.now();
      this.#become({ kind: "running" });
    } catch (error) {
      ended(error instanceof Error ? error.message : String(error));
    }
  }

  #afterEnd(reason: string): void {
    if (this.#server && Date.now() - this.#runningSince >= soundAfterSeconds * 1000) this.#ends = 0;
    void this.#end();
    const seconds = pausesInSeconds[this.#ends++];
    if (seconds === undefined) {
      this.#become({ kind: "stopped", reason });
    } else {
      this.#pause = setTimeout(() => void this.#begin(), seconds * 1000);
      this.#become({ kind: "pausing", reason, seconds });
    }
  }

  async #end(): Promise<void> {
    this.#life++;
    clearTimeout(this.#pause);
    const server = this.#server;
    this.#server = undefined;
    if (server) await stopQuietly(server);
  }

  #become(state: ServerState): void {
    this.#state = state;
    this.#tell(state);
    if (state.kind !== "running" && state.kind !== "stopped") return;
    for (const { resolve, reject } of this.#waiting.splice(0)) {
      if (state.kind === "stopped") reject(new Error(state.reason));
      else if (this.#server) resolve(this.#server);
    }
  }
}

interface Waiting<S> {
  readonly resolve: (server: S) => void;
  readonly reject: (error: Error) => void;
}

/** A server that is gone already cannot be stopped, which is no news. */
async function stopQuietly(server: Server): Promise<void> {
  await server.stop().catch(() => undefined);
}
