import {
  commands,
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  type LogOutputChannel,
  l10n,
  languages,
  type TextDocument,
  window,
} from "vscode";
import { restartCommand, showOutputCommand } from "./command-names";
import { documentSelector } from "./concerns-us";
import type { ServerState } from "./supervisor";

/** Tells how the server is: beside flows in the status bar, in the output, and by a message when it is left stopped. */
export class ServerStatus {
  readonly #output: LogOutputChannel;
  #item: LanguageStatusItem | undefined;
  #isSent: (document: TextDocument) => boolean = () => false;
  readonly #editors: Disposable;

  constructor(output: LogOutputChannel) {
    this.#output = output;
    this.#editors = window.onDidChangeActiveTextEditor(() => this.#showBesideFlows());
  }

  /** Takes note of which documents the server knows; beside others nothing is shown. */
  follow(isSent: (document: TextDocument) => boolean): void {
    this.#isSent = isSent;
    this.#showBesideFlows();
  }

  tell(state: ServerState): void {
    const { words, severity, isBusy } = describe(state);
    if (severity === information) this.#output.info(words);
    else this.#output.warn(words);
    this.#item ??= newItem();
    this.#item.detail = words;
    this.#item.severity = severity;
    this.#item.busy = isBusy;
    this.#showBesideFlows();
    if (state.kind === "stopped") void offerRestart(words);
  }

  dispose(): void {
    Disposable.from(this.#editors, ...(this.#item ? [this.#item] : [])).dispose();
  }

  #showBesideFlows(): void {
    const document = window.activeTextEditor?.document;
    if (this.#item) this.#item.selector = document && this.#isSent(document) ? documentSelector : [];
  }
}

interface Description {
  readonly words: string;
  readonly severity: LanguageStatusSeverity;
  readonly isBusy: boolean;
}

function describe(state: ServerState): Description {
  switch (state.kind) {
    case "notStarted":
      return { words: l10n.t("The language server waits for the first flow."), severity: information, isBusy: false };
    case "starting":
      return { words: l10n.t("The language server is starting."), severity: information, isBusy: true };
    case "running":
      return { words: l10n.t("The language server is running."), severity: information, isBusy: false };
    case "pausing": {
      const words = l10n.t(
        "The language server has ended. {0} It is started again in {1} s.",
        state.reason,
        state.seconds,
      );
      return { words, severity: warning, isBusy: true };
    }
    case "stopped": {
      const words = l10n.t("The language server is stopped. {0}", state.reason);
      return { words, severity: error, isBusy: false };
    }
  }
}

const { Information: information, Warning: warning, Error: error } = LanguageStatusSeverity;

function newItem(): LanguageStatusItem {
  const item = languages.createLanguageStatusItem("flowLicense.server", []);
  item.name = "Flow License Lint";
  item.text = "Flow License Lint";
  item.command = { command: restartCommand, title: l10n.t("Restart") };
  return item;
}

async function offerRestart(words: string): Promise<void> {
  const offers = [
    { title: l10n.t("Restart"), command: restartCommand },
    { title: l10n.t("Show Output"), command: showOutputCommand },
  ];
  const chosen = await window.showErrorMessage(`Flow License Lint: ${words}`, ...offers);
  if (chosen) await commands.executeCommand(chosen.command);
}
