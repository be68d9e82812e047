import { l10n, Position, Range, TabInputText, Uri, ViewColumn, window, workspace } from "vscode";
import type { ExportFormat, FromPanel } from "../../../shared/report-panel";

/** Shows a place of a document in the editor that has it open, or in the first one. */
export async function reveal(uri: Uri, { line, character }: Extract<FromPanel, { kind: "reveal" }>): Promise<void> {
  const shown = window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString()),
  );
  const at = new Position(line, character);
  await window.showTextDocument(uri, {
    viewColumn: shown?.viewColumn ?? ViewColumn.One,
    selection: new Range(at, at),
  });
}

/** Saves a file where the person wants it; false where they do not. */
export async function save(
  flow: Uri,
  { name, format, base64 }: Extract<FromPanel, { kind: "save" }>,
): Promise<boolean> {
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(flow, "..", `${safe(name)}.${format}`),
    filters: { [formatName(format)]: [format] },
  });
  if (target === undefined) return false;
  await workspace.fs.writeFile(target, bytesOf(base64));
  return true;
}

function formatName(format: ExportFormat): string {
  switch (format) {
    case "html":
      return l10n.t("Web page");
    case "csv":
      return l10n.t("Comma-separated values");
    case "svg":
      return l10n.t("Drawing (SVG)");
    case "png":
      return l10n.t("Picture (PNG)");
  }
}

/** What file systems take as a name. */
function safe(name: string): string {
  return name.replaceAll(/[\\/:*?"<>|\p{C}]/gu, "-").slice(0, longestName);
}

const longestName = 100;

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
