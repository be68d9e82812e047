import { spawn } from "node:child_process";
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  type InitializeResult,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

/** Starts a language server, asks it to initialize, and sends it home as the protocol says. */
export async function initializeServer(
  program: string,
): Promise<{ result: InitializeResult; exitCode: number | null }> {
  const server = spawn(process.execPath, [program, "lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve) => server.on("exit", resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  try {
    const answer = connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    const gone = ended.then((code) => Promise.reject(new Error(`the server ended with exit code ${code}`)));
    const result = await Promise.race([answer, gone]);
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
    return { result, exitCode: await ended };
  } finally {
    connection.dispose();
    server.kill();
  }
}
