import { l10n, window, workspace } from "vscode";
import {
  type Amount,
  type AmountArgument,
  type AmountStatement,
  type AmountStatementParams,
  amountRequest,
  stateAmountRequest,
} from "../../shared/protocol";
import type { LaunchedServer } from "./launch";

/**
 * Asks how many items a loop has, or how often a flow runs, and where that is to be written; an amount that is given
 * with the question is not asked for.
 */
export async function declareAmount(
  server: LaunchedServer | undefined,
  argument: AmountArgument,
  given?: number,
): Promise<void> {
  const amount = await server?.request<Amount | null>(amountRequest, argument);
  if (!server || !amount) return;
  const value = given ?? (await askFor(amount));
  if (value === undefined) return;
  const params: AmountStatementParams = { ...argument, value };
  const ways = await server.request<AmountStatement[]>(stateAmountRequest, params);
  const way = ways.length > 1 && given === undefined ? await choose(ways) : ways[0];
  const edit = way && (await server.toWorkspaceEdit(way.edit));
  if (edit) await workspace.applyEdit(edit);
}

async function askFor({ what, value, least, most }: Amount): Promise<number | undefined> {
  const isInRange = (number: number) => number >= least && number <= most;
  const isAmount = (text: string) => /^\d+$/.test(text.trim()) && isInRange(Number(text));
  const answer = await window.showInputBox({
    title: what,
    prompt: l10n.t("Every figure counts with it."),
    ...(value !== null && Number.isInteger(value) && { value: String(value) }),
    validateInput: (text) =>
      isAmount(text) ? null : l10n.t("A whole number from {0} to {1}", least, most.toLocaleString()),
  });
  return answer === undefined ? undefined : Number(answer);
}

async function choose(ways: readonly AmountStatement[]): Promise<AmountStatement | undefined> {
  const items = ways.map((way) => ({ label: way.title, way }));
  return (await window.showQuickPick(items, { title: l10n.t("Where is it to be written?") }))?.way;
}
