import { type Contradiction, contradiction } from "../../reference/contradictions";
import { appInContext } from "./app-context";
import type { Decision } from "./decision";
import { hostedProcessLicense, processLicense } from "./license-options";
import { isInSolution, type LicenseQuestion } from "./license-question";
import { isPaidByRunners } from "./payer";
import { isDesktopFlow } from "./premium-features";

/** The contradictions of `server/data/contradictions.json`, each with when it touches an answer. */
const conditions: Readonly<Record<string, (of: Decision) => boolean>> = {
  "X-01": ({ question, recommended }) =>
    question.settings.period === "transition" && recommended?.profile === "medium" && !isInstant(question),
  "X-02": ({ question }) =>
    question.settings.period === "transition" && question.settings.context.environment === "payAsYouGo",
  "X-03": ({ question, held }) =>
    question.settings.period === "transition" && held.includes("dynamics-365-team-member"),
  "X-04": ({ held }) => held.length > 1,
  "X-05": ({ question }) => question.settings.period === "transition" && isInstant(question),
  "X-07": ({ question }) => question.trigger.calledBy.some(({ inFlowGroup }) => inFlowGroup),
  "X-08": ({ payer }) => payer.payer === "associatedFlow",
  "X-09": ({ recommended, raised }) => raised && recommended?.license === processLicense && recommended.quantity > 1,
  "X-10": ({ question, recommended }) => recommended?.license === processLicense && isInSolution(question) === false,
  "X-11": ({ payer }) => payer.row === 9,
  "X-13": ({ question }) => question.settings.context.environment === "payAsYouGo",
  "X-14": ({ question }) => question.usesAiBuilder,
  "X-19": ({ question }) => question.usesAiBuilder,
  "X-20": ({ held }) => held.includes("windows"),
  "X-21": ({ features }) => features.includes("http") || features.includes("http-request-trigger"),
  "X-25": ({ question }) => question.flow.trigger?.dataverseRunAs != null,
  "X-26": ({ payer }) => payer.payer === "childOwner",
  "X-27": ({ recommended }) => recommended?.license === hostedProcessLicense,
  "X-30": ({ payer }) => payer.row === 8,
  "X-31": ({ features }) => features.includes("desktop-flow-unattended"),
  "X-32": ({ features, payer }) => payer.flowLicense !== null && features.some(isDesktopFlow),
  "X-34": ({ question, features }) =>
    question.settings.context.environment === "dataverseForTeams" && features.length > 0,
  "X-36": ({ payer }) => payer.payer === "agentCapacity",
  "X-37": ({ held }) => held.includes("power-apps-per-app"),
  "X-39": ({ held }) => held.some((id) => /-plan-1-legacy$/.test(id)),
  "X-41": ({ question, payer }) => isPaidByRunners(payer) && payer.row === 13 && appInContext(question) === "powerApps",
  "X-42": ({ payer }) => payer.row === 9 || payer.row === 10,
};

/** In each case one line: what another source says. */
export function disputesOf(of: Decision): Contradiction[] {
  const { edition } = of.question.settings;
  return Object.entries(conditions).flatMap(([id, touches]) => (touches(of) ? [contradiction(id, edition)] : []));
}

function isInstant({ trigger }: LicenseQuestion): boolean {
  return trigger.startedBy === "instant";
}
