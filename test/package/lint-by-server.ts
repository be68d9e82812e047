import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  type Diagnostic,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

/** Opens a flow in a language server, as a client does that asks for nothing else, and waits for what is found. */
export async function lintByServer(program: string, file: string): Promise<readonly Diagnostic[]> {
  const server = spawn(process.execPath, [program, "lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve) => server.on("exit", resolve));
  const tooEarly = ended.then((code) => Promise.reject(new Error(`The server ended with exit code ${code}.`)));
  tooEarly.catch(() => undefined);
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const published = new Promise<readonly Diagnostic[]>((resolve) => {
    connection.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) => resolve(diagnostics));
  });
  connection.listen();
  try {
    const start = { processId: process.pid, rootUri: null, capabilities: {} };
    await Promise.race([connection.sendRequest(InitializeRequest.type, start), tooEarly]);
    await connection.sendNotification(InitializedNotification.type, {});
    const uri = pathToFileURL(file).href;
    const textDocument = { uri, languageId: "json", version: 1, text: readFileSync(file, "utf8") };
    await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    const found = await Promise.race([published, tooEarly]);
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
    const exitCode = await ended;
    if (exitCode !== 0) throw new Error(`Asked to end, the server ended with exit code ${exitCode}.`);
    return found;
  } finally {
    connection.dispose();
    server.kill();
  }
}
