import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { version } from "../../package.json";
import { openEditor } from "./language-server/editor";
import { startLanguageServer } from "./language-server/start";
import { today } from "./today";

/** The language server in a web worker; the client reads all files for it. */
const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
startLanguageServer(connection, { version, loadEditor: async () => openEditor, localFiles: null, today });
