import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { LaunchedServer, LaunchSurroundings } from "./launch";
import { startClient } from "./start-client";

/** Runs the server as a process beside the editor, with the Node that the editor itself runs on. */
export async function launchNode(surroundings: LaunchSurroundings): Promise<LaunchedServer> {
  const module = surroundings.context.asAbsolutePath("dist/server.js");
  const server = { module, args: ["lsp"], transport: TransportKind.stdio, options: { execArgv } };
  const { client, ...started } = await startClient(
    (options) => new QuietClient("flowLicense", "Flow License Lint", server, options),
    surroundings,
  );
  return { ...started, processId: () => client.serverProcess?.pid };
}

/**
 * Room for what one analysis leaves behind: with Node's usual 16 MB, each keystroke in a large flow would spend a
 * seventh of its time on tidying up.
 */
const execArgv = ["--max-semi-space-size=32"];

/** The status item says what goes wrong, and the output why; the library's own messages would come on top. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
