import type { CancellationToken } from "vscode";
import { type BaseLanguageClient, ProgressType } from "vscode-languageclient";
import type { Listener } from "./launch";

/** Asks a question of which the server tells how far it is, and gives the answer in parts. */
export async function askAndListen<R>(
  client: BaseLanguageClient,
  method: string,
  params: object,
  token: CancellationToken | undefined,
  { onWork, onPart }: Listener,
): Promise<R> {
  const [workDoneToken, partialResultToken] = [`${method}.work.${++asked}`, `${method}.part.${asked}`];
  const listeners = [
    client.onProgress(new ProgressType<Parameters<typeof onWork>[0]>(), workDoneToken, onWork),
    client.onProgress(new ProgressType<unknown>(), partialResultToken, onPart),
  ];
  try {
    return await client.sendRequest<R>(method, { ...params, workDoneToken, partialResultToken }, token);
  } finally {
    for (const listener of listeners) listener.dispose();
  }
}

let asked = 0;
