import { type ExtensionContext, window } from "vscode";
import { registerCommands } from "./commands";
import { onFirstConcern } from "./first-concern";
import type { Launch } from "./launch";
import { ServerStatus } from "./server-status";
import { type ServerState, Supervisor } from "./supervisor";

export interface Extension {
  /** What other extensions, and tests, can learn of this one. */
  readonly api: ExtensionApi;
  stop(): Promise<void>;
}

export interface ExtensionApi {
  serverState(): ServerState;
  /** The process of the server, where it is one and runs. */
  serverProcess(): number | undefined;
}

/**
 * Puts the extension into the editor. It is called for every JSON file, settings of the editor among them, so next to
 * nothing happens here: the library of the protocol is loaded, and the server started, when the first flow shows.
 */
export function extendEditor(context: ExtensionContext, loadLauncher: () => Promise<Launch>): Extension {
  const output = window.createOutputChannel("Flow License Lint", { log: true });
  const status = new ServerStatus(output);
  const supervisor = new Supervisor(
    async (ended) => (await loadLauncher())({ context, output, ended, sentChanged: (sent) => status.follow(sent) }),
    (state) => status.tell(state),
  );
  const stopLooking = onFirstConcern(() => void supervisor.start());
  context.subscriptions.push(output, status, stopLooking, registerCommands(context, output, supervisor));
  return {
    api: { serverState: () => supervisor.state, serverProcess: () => supervisor.server?.processId() },
    stop: () => supervisor.stop(),
  };
}
