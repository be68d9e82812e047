import { createConnection } from "vscode-languageserver/node";
import { version } from "../../package.json";
import { nodeFiles } from "./cli/node-files";
import { startLanguageServer } from "./language-server/start";
import { today } from "./today";

const loadProgram = async () => (await import("./program")).program;

/** Serves an editor over standard input and output. */
async function serveEditor(): Promise<void> {
  const loadEditor = async () => (await loadProgram()).openEditor;
  const connection = createConnection(process.stdin, process.stdout);
  startLanguageServer(connection, { version, loadEditor, localFiles: nodeFiles, today });
}

// The usual call of an editor needs no reading of arguments.
if (process.argv[2] === "lsp" && process.argv[3] === "--stdio") void serveEditor();
else void loadProgram().then(({ runCommandLine }) => runCommandLine(process.argv, version, serveEditor));
