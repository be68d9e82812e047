import { hostedProcessLicense, type LicenseOption, processLicense } from "./license-options";
import { isInSolution, type LicenseQuestion } from "./license-question";
import { isPaidByOwner, isPaidByRunners, isSharedAccount, type Payer } from "./payer";
import { isDesktopFlow, type PremiumFeatureName } from "./premium-features";
import type { DailyNeed } from "./volume";

/** What the steps are asked about, once the ways to license are known. */
export interface Decision {
  readonly question: LicenseQuestion;
  readonly payer: Payer;
  readonly features: readonly PremiumFeatureName[];
  readonly options: readonly LicenseOption[];
  readonly recommended: LicenseOption | null;
  readonly need: DailyNeed;
  /** The requests of a day ask for more than the features do. */
  readonly raised: boolean;
  readonly held: readonly string[];
}

/** Rows 2 to 5: a flow carries the license. */
const lastRowOfFlows = 5;

/** The conditions of the steps 1 to 16 of `server/data/decision-steps.json`. */
const conditions: readonly ((decision: Decision) => boolean)[] = [
  ({ payer }) => payer.payer === "agentCapacity",
  ({ payer, features }) => features.length > 0 && isCoveredByFlow(payer),
  ({ features }) => features.includes("desktop-flow-unattended"),
  ({ features }) => features.includes("desktop-flow-attended"),
  (decision) => wantsHostedMachine(decision),
  ({ payer, features }) => features.length > 0 && (payer.row === 8 || payer.row === 9),
  ({ payer, features }) => features.length === 0 && payer.payer !== "agentCapacity",
  ({ payer, features }) =>
    features.length > 0 && payer.flowLicense === null && (isPaidByOwner(payer) || payer.row === 14),
  (decision) => isRunByPeople(decision),
  (decision) => isRunByPeople(decision) && decision.question.settings.context.guests === "unknown",
  ({ payer, features }) => features.length > 0 && payer.flowLicense === null && isSharedAccount(payer),
  ({ raised }) => raised,
  ({ recommended }) => isProcess(recommended),
  ({ recommended, question }) => isProcess(recommended) && isInSolution(question) === false,
  ({ question }) => question.usesAiBuilder,
  ({ held }) => held.length > 0 && held.every((id) => id === "windows"),
];

/** Numbers of the steps that apply. */
export function stepsOf(decision: Decision): number[] {
  // The first step is the last for an agent flow.
  if (decision.payer.payer === "agentCapacity") return [1];
  return conditions.flatMap((applies, index) => (applies(decision) ? [index + 1] : []));
}

/** A license of the flow, its group, its associated flow or its parent, also of one that is not among the inputs. */
function isCoveredByFlow({ payer, flowLicense, row }: Payer): boolean {
  return row <= lastRowOfFlows && (flowLicense !== null || payer === "parentFlow");
}

export function wantsHostedMachine({ features, question }: Pick<Decision, "features" | "question">): boolean {
  return question.settings.context.hostedMachine && features.some(isDesktopFlow);
}

function isRunByPeople({ payer, features }: Decision): boolean {
  return features.length > 0 && isPaidByRunners(payer) && payer.row !== 14;
}

function isProcess(option: LicenseOption | null): boolean {
  return option !== null && (option.license === processLicense || option.license === hostedProcessLicense);
}
