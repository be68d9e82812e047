import { payerRow } from "../../reference/payer-rows";
import type { LicenseQuestion } from "./license-question";
import { isPaidByOwner, isPaidByRunners, type Payer } from "./payer";

/** Something that holds besides the row that decides. */
export interface SideRule {
  readonly row: number;
  readonly says: string;
  readonly source: string;
}

/** What the rows 17 to 27 are asked about. */
interface SideQuestion {
  readonly question: LicenseQuestion;
  readonly payer: Payer;
  readonly premium: boolean;
}

/** The conditions of the rows 17 to 27 of `server/data/payer-rows.json`. */
const conditions: readonly ((of: SideQuestion) => boolean)[] = [
  ({ question }) => question.settings.context.shared && question.trigger.startedBy !== "instant",
  ({ question, payer }) => question.metadata.solution !== null && isPaidByOwner(payer),
  ({ question, payer }) => question.shape === "package" && isPaidByOwner(payer),
  ({ payer }) => payer.context.guests !== "none" && isPaidByRunners(payer),
  ({ payer }) => isPersonal(payer) && payer.context.owner === "serviceAccount" && payer.context.sharedAccountUsers > 1,
  ({ question, payer }) => isPersonal(payer) && usesConnections(question),
  ({ question }) => question.usesApprovals,
  ({ question, payer }) => isStartedByPeoplesItems(question, payer),
  ({ payer, premium }) => premium && isPaidByOwner(payer) && payer.context.owner !== "servicePrincipal",
  ({ payer }) => payer.heldByPeople.includes("power-apps-per-app"),
  ({ question }) => question.settings.context.environment === "payAsYouGo",
];
const firstSideRow = 17;

/** The rows 17 to 27 that hold; none for agent flows, which no such license governs. */
export function sideRules(question: LicenseQuestion, payer: Payer, premium: boolean): SideRule[] {
  if (payer.payer === "agentCapacity") return [];
  const of = { question, payer, premium };
  return conditions.flatMap((holds, index) => {
    if (!holds(of)) return [];
    const { row, says, source } = payerRow(firstSideRow + index);
    return [{ row, says, source }];
  });
}

/** A license of people counts. */
function isPersonal(payer: Payer): boolean {
  return isPaidByOwner(payer) || isPaidByRunners(payer);
}

function usesConnections({ flow, connectors }: LicenseQuestion): boolean {
  return connectors.length > 0 || flow.connectionReferences.size > 0;
}

/** A new or changed item, file or row starts the flow. */
function isStartedByPeoplesItems({ triggerOperation, trigger }: LicenseQuestion, payer: Payer): boolean {
  return trigger.startedBy === "automated" && triggerOperation === "item-trigger" && payer.row !== 14;
}
