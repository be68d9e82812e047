import { Disposable, LogLevel, type LogOutputChannel, l10n } from "vscode";
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  State,
  type WorkspaceEdit,
} from "vscode-languageclient";
import { type ClientAbilities, openSettingCommand } from "../../shared/protocol";
import { answerFileRequests } from "./answer-file-requests";
import { askAndListen } from "./ask-and-listen";
import { documentSelector } from "./concerns-us";
import { FlowStatus } from "./flow-status";
import type { LaunchedServer, LaunchSurroundings } from "./launch";
import { onlyFlows } from "./only-flows";

/** A client that speaks with a server that runs. */
export interface StartedClient<C> extends Omit<LaunchedServer, "processId"> {
  readonly client: C;
}

/** Starts a client of which only the way to the server differs between Node and a browser. */
export async function startClient<C extends BaseLanguageClient>(
  create: (options: LanguageClientOptions) => C,
  { output, ended, sentChanged }: LaunchSurroundings,
): Promise<StartedClient<C>> {
  const status = new FlowStatus((method, params) => client.sendRequest(method, params));
  const abilities: ClientAbilities = { files: true, commandLinks: true, commands: true };
  const client: C = create({
    documentSelector,
    outputChannel: output,
    traceOutputChannel: untraced(output),
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: abilities,
    markdown: { isTrusted: { enabledCommands: [openSettingCommand] } },
    diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
    middleware: thenRefresh(
      status,
      onlyFlows(() => client, sentChanged),
    ),
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      // Each server has a client of its own, so this one is done; what comes next is not its business.
      closed: () => {
        ended(l10n.t("Its connection was closed."));
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
  });
  answerFileRequests(client);
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped) status.dispose();
  });
  await client.start();
  return { client, flowStatus: () => status.text, stop: () => client.dispose(), ...askedBy(client) };
}

/** Whenever the diagnostics of a document are new, so is what the status bar says. */
function thenRefresh(status: FlowStatus, { provideDiagnostics, ...others }: Middleware): Middleware {
  return {
    ...others,
    async provideDiagnostics(document, previous, token, next) {
      const found = await (provideDiagnostics?.(document, previous, token, next) ?? next(document, previous, token));
      void status.refresh();
      return found;
    },
  };
}

/** How the rest of the extension asks the server, without knowing the library. */
function askedBy(client: BaseLanguageClient): Pick<LaunchedServer, "request" | "toWorkspaceEdit"> {
  return {
    request: (method, params, token, listener) => {
      if (listener) return askAndListen(client, method, params, token, listener);
      return token ? client.sendRequest(method, params, token) : client.sendRequest(method, params);
    },
    toWorkspaceEdit: (edit) => client.protocol2CodeConverter.asWorkspaceEdit(edit as WorkspaceEdit | null),
  };
}

/** At the level "Trace" the library would write down messages with the texts in them; this channel has no such level. */
function untraced(output: LogOutputChannel): LogOutputChannel {
  return Object.create(output, {
    logLevel: { value: LogLevel.Off },
    onDidChangeLogLevel: { value: () => new Disposable(() => undefined) },
  });
}
