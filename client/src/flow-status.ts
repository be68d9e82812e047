import { Disposable, l10n, languages, StatusBarAlignment, type StatusBarItem, window } from "vscode";
import { type DocumentFlows, documentFlowsRequest } from "../../shared/protocol";
import { type ShowReportArgument, showReportCommand } from "../../shared/report-panel";
import { documentSelector } from "./concerns-us";
import type { LaunchedServer } from "./launch";

/** What the flows in the active editor cost and which license they need, in the status bar; nothing beside other files. */
export class FlowStatus {
  readonly #ask: LaunchedServer["request"];
  readonly #item: StatusBarItem = window.createStatusBarItem("flowLicense.flow", StatusBarAlignment.Right, 101);
  readonly #editors: Disposable;
  /** Counts the questions; an answer that another question overtook does not count any more. */
  #asked = 0;
  #text: string | undefined;

  constructor(ask: LaunchedServer["request"]) {
    this.#ask = ask;
    this.#item.name = l10n.t("Flow License");
    this.#editors = window.onDidChangeActiveTextEditor(() => void this.refresh());
  }

  /** What is shown; undefined where nothing is. */
  get text(): string | undefined {
    return this.#text;
  }

  /** To be called when something new may be known of the document in the active editor. */
  async refresh(): Promise<void> {
    const question = ++this.#asked;
    const document = window.activeTextEditor?.document;
    if (!document || languages.match(documentSelector, document) === 0) return this.#show(null);
    const uri = document.uri.toString();
    // No answer means that the text has changed meanwhile, which is about to be told.
    const flows = await this.#ask<DocumentFlows | null>(documentFlowsRequest, { uri }).catch(() => undefined);
    if (flows !== undefined && question === this.#asked) this.#show(flows);
  }

  dispose(): void {
    this.#asked++;
    Disposable.from(this.#editors, this.#item).dispose();
  }

  #show(flows: DocumentFlows | null): void {
    const first = flows?.rows[0];
    this.#text = flows?.short;
    if (!flows || !first) {
      this.#item.hide();
      return;
    }
    const target: ShowReportArgument = { uri: first.uri, flow: first.flow };
    this.#item.text = `$(law) ${flows.short}`;
    this.#item.tooltip = flows.long;
    this.#item.command = { command: showReportCommand, title: l10n.t("Show Report"), arguments: [target] };
    this.#item.accessibilityInformation = { label: l10n.t("Flow license: {0}", flows.short), role: "button" };
    this.#item.show();
  }
}
