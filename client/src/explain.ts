import { commands, Disposable, EventEmitter, l10n, Uri, workspace } from "vscode";
import { type ExplanationParams, explainCommand, explanationRequest } from "../../shared/protocol";
import type { LaunchedServer } from "./launch";

const scheme = "flow-license-explanation";

/** Shows pages of rules, and how figures come about, as documents that nobody can change, beside the text. */
export function offerExplanations(server: () => LaunchedServer | undefined): Disposable {
  const changed = new EventEmitter<Uri>();
  const pages = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: ({ query }) => textOf(server(), JSON.parse(query) as ExplanationParams),
  });
  const command = commands.registerCommand(explainCommand, async (params: ExplanationParams) => {
    const page = Uri.from({ scheme, path: `/${titleOf(params)}.md`, query: JSON.stringify(params) });
    // The same place may have other figures by now.
    changed.fire(page);
    await commands.executeCommand("markdown.showPreviewToSide", page);
  });
  return Disposable.from(changed, pages, command);
}

async function textOf(server: LaunchedServer | undefined, params: ExplanationParams): Promise<string> {
  return (
    (await server?.request<string | null>(explanationRequest, params)) ??
    l10n.t("There is nothing to explain here any more.")
  );
}

function titleOf({ uri, about }: ExplanationParams): string {
  if (typeof about === "string") return about;
  return l10n.t("{0} line {1}", Uri.parse(uri).path.split("/").at(-1) ?? "", about.line + 1);
}
