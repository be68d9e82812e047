import { type ExtensionContext, type TextDocument, type TreeDataProvider, window } from "vscode";
import { registerCommands } from "./commands";
import { contributeViews, type FlowTreeProvider } from "./contribute-views";
import { onFirstConcern } from "./first-concern";
import type { Launch } from "./launch";
import { type LoadReportPanel, ReportOffer, registerReports } from "./report-command";
import { ServerStatus } from "./server-status";
import { type ServerState, Supervisor } from "./supervisor";
import type { FlowNode, PackageNode } from "./views/tree-node";
import type { OpenViews } from "./views/view-parts";

export interface Extension {
  /** What other extensions, and tests, can learn of this one. */
  readonly api: ExtensionApi;
  stop(): Promise<void>;
}

export interface ExtensionApi {
  serverState(): ServerState;
  /** The process of the server, where it is one and runs. */
  serverProcess(): number | undefined;
  /** What the status bar says of the flows in the active editor. */
  flowStatus(): string | undefined;
  /** The tree of flows, as the editor is given it. */
  readonly flows: FlowTreeProvider;
  /** The tree of packages, likewise. */
  readonly packages: TreeDataProvider<PackageNode>;
  /** The flow that is selected in that of flows. */
  selectedFlow(): FlowNode | undefined;
}

/** What is loaded when it is wanted. */
export interface LazyParts {
  readonly launcher: () => Promise<Launch>;
  readonly reportPanel: LoadReportPanel;
  readonly views: () => Promise<OpenViews>;
}

/**
 * Puts the extension into the editor. It is called for every JSON file, settings of the editor among them, so next to
 * nothing happens here: the library of the protocol is loaded, and the server started, when the first flow shows.
 */
export function extendEditor(context: ExtensionContext, { launcher, reportPanel, views }: LazyParts): Extension {
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
  const { tree, treeView, packages } = contributeViews(context, () => supervisor.ready(), views);
  return {
    api: {
      serverState: () => supervisor.state,
      serverProcess: () => supervisor.server?.processId(),
      flowStatus: () => supervisor.server?.flowStatus(),
      flows: tree,
      packages,
      selectedFlow: () => treeView.selection.find((node) => node.kind === "flow"),
    },
    stop: () => supervisor.stop(),
  };
}
