import { l10n, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import type { LaunchedServer, LaunchSurroundings } from "./launch";
import { startClient } from "./start-client";

/** What is used of the browser's class here; the types of this repository are those of Node. */
declare class Worker {
  constructor(script: string);
  addEventListener(type: "error", listener: (event: { readonly message?: string }) => void): void;
  terminate(): void;
}

/** Runs the server as a web worker. */
export async function launchBrowser(surroundings: LaunchSurroundings): Promise<LaunchedServer> {
  const script = Uri.joinPath(surroundings.context.extensionUri, "dist/web/server.js");
  const worker = new Worker(script.toString(true));
  // A worker goes on after an error that nobody caught, in a state that nobody knows; a process would have ended.
  worker.addEventListener("error", (event) => {
    worker.terminate();
    surroundings.ended(
      event.message === undefined
        ? l10n.t("Its worker failed: its script could not be loaded.")
        : l10n.t("Its worker failed: {0}.", event.message),
    );
  });
  const { client: _, ...started } = await startClient(
    (options) => new QuietClient("flowLicense", "Flow License Lint", worker, options),
    surroundings,
  );
  return {
    ...started,
    processId: () => undefined,
    stop: () => started.stop().finally(() => worker.terminate()),
  };
}

/** The status item says what goes wrong, and the output why; the library's own messages would come on top. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
