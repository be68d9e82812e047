import { Disposable, LogLevel, type LogOutputChannel, l10n } from "vscode";
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type WorkspaceEdit,
} from "vscode-languageclient";
import { type ClientAbilities, openSettingCommand } from "../../shared/protocol";
import { answerFileRequests } from "./answer-file-requests";
import { documentSelector } from "./concerns-us";
import type { LaunchedServer, LaunchSurroundings } from "./launch";
import { onlyFlows } from "./only-flows";

/** Starts a client of which only the way to the server differs between Node and a browser. */
export async function startClient<C extends BaseLanguageClient>(
  create: (options: LanguageClientOptions) => C,
  { output, ended, sentChanged }: LaunchSurroundings,
): Promise<C> {
  const abilities: ClientAbilities = { files: true, commandLinks: true, commands: true };
  const client: C = create({
    documentSelector,
    outputChannel: output,
    traceOutputChannel: untraced(output),
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: abilities,
    markdown: { isTrusted: { enabledCommands: [openSettingCommand] } },
    diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
    middleware: onlyFlows(() => client, sentChanged),
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
  await client.start();
  return client;
}

/** How the rest of the extension asks the server, without knowing the library. */
export function askedBy(client: BaseLanguageClient): Pick<LaunchedServer, "request" | "toWorkspaceEdit"> {
  return {
    request: (method, params, token) =>
      token ? client.sendRequest(method, params, token) : client.sendRequest(method, params),
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
