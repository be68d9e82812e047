import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach } from "vitest";
import { ensureBuilt } from "../../scripts/build.mjs";
import type { Inputs } from "../report/lint-report";
import { testFolders } from "../report/run-command";
import { type StartOptions, StdioClient } from "./stdio-client";

/** What a test can ask for. Servers end with the test, folders with the last one of its file. */
export interface Sessions {
  start(options?: StartOptions): Promise<StdioClient>;
  /** A server that nobody has said a word to. */
  spawn(): StdioClient;
  /** A new folder with some files. */
  folderWith(files: Inputs): string;
  /** Opens a file of a new folder, which is the workspace of a new server. */
  openIn(
    files: Readonly<Record<string, string>>,
    file: string,
    options?: Omit<StartOptions, "folders">,
  ): Promise<OpenFile>;
}

export interface OpenFile {
  readonly client: StdioClient;
  readonly uri: string;
  /** The address of another file in the folder. */
  readonly uriOf: (file: string) => string;
}

/** Builds what ships before the tests of a file, and cleans up behind each of them. */
export function testSessions(): Sessions {
  const folderWith = testFolders();
  const running: StdioClient[] = [];
  afterEach(() => {
    for (const client of running.splice(0)) client.process.kill();
  });
  const kept = (client: StdioClient): StdioClient => {
    running.push(client);
    return client;
  };
  const start = async (options?: StartOptions) => kept(await StdioClient.start(options));
  return {
    start,
    spawn: () => kept(StdioClient.spawn()),
    folderWith,
    async openIn(files, file, options) {
      const folder = folderWith(files);
      const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
      const client = await start({ ...options, folders: [pathToFileURL(folder).href] });
      await client.open(uriOf(file), files[file] ?? "");
      return { client, uri: uriOf(file), uriOf };
    },
  };
}

/** One server for all tests of a file. */
export async function sharedSession(options?: StartOptions): Promise<StdioClient> {
  ensureBuilt();
  const client = await StdioClient.start(options);
  afterAll(() => client.stop());
  return client;
}
