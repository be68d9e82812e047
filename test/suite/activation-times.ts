import { commands, workspace } from "vscode";
import { extensionId } from "./editor";
import { until } from "./expect";

/**
 * What VS Code tells of our activation, in milliseconds. It begins to load all extensions that one event activates, and
 * then runs the code of one after the other, so that its column holds the code of those before ours as well.
 */
export async function activationTimes(): Promise<string> {
  await commands.executeCommand("perfview.show");
  const row = await until("row", ourRow, (cells) => cells.length > 0);
  const [, , , load, call, finish, event] = row;
  return `load ${load} ms, ${ownLoad()} of them our own code; call ${call} ms, finish ${finish} ms; by ${event}`;
}

/** The cells of our row in the table of the startup performance; none while the page is being filled. */
function ourRow(): readonly string[] {
  const page = workspace.textDocuments.find(({ uri }) => uri.scheme === "perf")?.getText() ?? "";
  const [, table = ""] = page.split("Extension Activation Stats");
  const row = table.split("\n").find((line) => line.startsWith(`| ${extensionId}`)) ?? "";
  return row === "" ? [] : row.split("|").map((cell) => cell.trim());
}

/** The time between the marks that VS Code sets around reading and running our file. */
function ownLoad(): string {
  const at = (moment: string): number | undefined =>
    marks().findLast(({ name }) => name === `code/extHost/${moment}LoadExtensionCode/${extensionId}`)?.startTime;
  const [begun, done] = [at("will"), at("did")];
  return begun === undefined || done === undefined ? "unknown" : (done - begun).toFixed(0);
}

function marks(): readonly { readonly name: string; readonly startTime: number }[] {
  const { MonacoPerformanceMarks: holder } = globalThis as {
    MonacoPerformanceMarks?: { getMarks(): ReturnType<typeof marks> };
  };
  return holder?.getMarks() ?? [];
}
