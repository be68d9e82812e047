import { commands, Disposable, type ExtensionContext, l10n, type TextDocument, window } from "vscode";
import { reportPanelType, type ShowReportArgument, showReportCommand } from "../../shared/report-panel";
import type { LaunchedServer } from "./launch";
import type { Supervisor } from "./supervisor";

export type LoadReportPanel = () => Promise<typeof import("./views/report-panel")>;

/** The command that shows a report, and the panels that were open when the window was closed. Both load the rest when it is wanted. */
export function registerReports(
  context: ExtensionContext,
  supervisor: Supervisor<LaunchedServer>,
  load: LoadReportPanel,
): Disposable {
  // A window that is loaded anew restores its panels before the first flow has been looked at.
  const server = () => supervisor.ready().catch(() => null);
  return Disposable.from(
    commands.registerCommand(showReportCommand, async (argument: unknown) => {
      const asked = argumentOf(argument) ?? flowOfEditor();
      if (asked === null)
        void window.showInformationMessage(l10n.t("Open an exported flow first; its report is shown beside it."));
      else (await load()).showReport(context, server, asked);
    }),
    window.registerWebviewPanelSerializer(reportPanelType, {
      deserializeWebviewPanel: async (panel, state) => (await load()).restoreReport(context, server, panel, state),
    }),
  );
}

/** Tells menus whether the active editor shows a document that the server knows, so that the button stands beside flows only. */
export class ReportOffer {
  #isSent: (document: TextDocument) => boolean = () => false;
  readonly #editors = window.onDidChangeActiveTextEditor(() => this.#offer());

  /** Takes note of which documents the server knows. */
  follow(isSent: (document: TextDocument) => boolean): void {
    this.#isSent = isSent;
    this.#offer();
  }

  dispose(): void {
    this.#editors.dispose();
  }

  #offer(): void {
    const document = window.activeTextEditor?.document;
    void commands.executeCommand(
      "setContext",
      "flowLicense.flowIsActive",
      document !== undefined && this.#isSent(document),
    );
  }
}

function argumentOf(argument: unknown): ShowReportArgument | null {
  if (typeof argument !== "object" || argument === null) return null;
  const { uri, flow } = argument as Partial<ShowReportArgument>;
  return typeof uri === "string" ? { uri, flow: Number.isInteger(flow) ? (flow as number) : 0 } : null;
}

function flowOfEditor(): ShowReportArgument | null {
  const document = window.activeTextEditor?.document;
  return document ? { uri: document.uri.toString(), flow: 0 } : null;
}
