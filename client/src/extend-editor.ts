import { type ExtensionContext, type TextDocument, window } from "vscode";
import { registerCommands } from "./commands";
import { onFirstConcern } from "./first-concern";
import type { Launch } from "./launch";
import { type LoadReportPanel, ReportOffer, registerReports } from "./report-command";
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

/** What is loaded when it is wanted. */
export interface LazyParts {
  readonly launcher: () => Promise<Launch>;
  readonly reportPanel: LoadReportPanel;
}

/**
 * Puts the extension into the editor. It is called for every JSON file, settings of the editor among them, so next to
 * nothing happens here: the library of the protocol is loaded, and the server started, when the first flow shows.
 */
export function extendEditor(context: ExtensionContext, { launcher, reportPanel }: LazyParts): Extension {
  const output = window.createOutputChannel("Flow License Lint", { log: true });
  const status = new ServerStatus(output);
  const offer = new ReportOffer();
  const sentChanged = (isSent: (document: TextDocument) => boolean): void => {
    status.follow(isSent);
    offer.follow(isSent);
  };
  const supervisor = new Supervisor(
    async (ended) => (await launcher())({ context, output, ended, sentChanged }),
    (state) => status.tell(state),
  );
  const stopLooking = onFirstConcern(() => void supervisor.start());
  const reports = registerReports(context, supervisor, reportPanel);
  context.subscriptions.push(
    output,
    status,
    offer,
    stopLooking,
    registerCommands(context, output, supervisor),
    reports,
  );
  return {
    api: { serverState: () => supervisor.state, serverProcess: () => supervisor.server?.processId() },
    stop: () => supervisor.stop(),
  };
}
