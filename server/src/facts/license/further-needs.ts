import { paygCostOfOverage } from "../../holdings/overage";
import { type Decision, wantsHostedMachine } from "./decision";
import { isOfApp } from "./entitlements";
import { hostedProcessLicense, payAsYouGo, premiumLicense, processLicense } from "./license-options";
import { isInSolution } from "./license-question";
import { grouped, limitOf } from "./missing";
import { isDesktopFlow } from "./premium-features";

/** What comes on top of any option. */
export interface FurtherNeed {
  readonly need: string;
  readonly because: string;
}

/** What no choice among the options removes. */
export function furtherNeeds(decision: Decision): FurtherNeed[] {
  const { question, payer, features, recommended, held, raised } = decision;
  const needs: FurtherNeed[] = [];
  const add = (need: string, because: string): unknown => needs.push({ need, because });
  if (payer.payer === "agentCapacity") {
    add("copilot-credits", "an agent flow pays for its actions and AI steps in Copilot Credits");
  } else if (question.usesAiBuilder) {
    add("ai-builder-credits", "AI Builder operations use AI Builder credits or Copilot Credits");
  }
  if (features.some(isDesktopFlow)) {
    add(
      premiumLicense,
      "the user whose connection runs the desktop flow, and its developers, need Power Automate Premium",
    );
  }
  if (wantsHostedMachine(decision) && !features.includes("desktop-flow-unattended")) {
    add(hostedProcessLicense, "a machine that Microsoft hosts needs Power Automate Hosted Process");
  }
  if (recommended?.license === processLicense && isInSolution(question) === false) {
    add("solution", "a Process license goes only on a flow in a solution, so the flow has to be added to one first");
  }
  if (raised && recommended === null) {
    add(payAsYouGo, "no license brings so many requests a day; an environment linked for pay-as-you-go does");
  }
  if (features.includes("desktop-flow")) {
    add(
      processLicense,
      "if its desktop flow runs unattended, the machine needs Power Automate Process or Hosted Process",
    );
  }
  if (payer.row === 16 && features.length > 0 && (held.some(isOfApp) || question.settings.context.app !== "none")) {
    add("association", "a license of the app is enough once the flow is associated with the app");
  }
  return [...needs, ...overageNeed(decision)];
}

/** Requests above the limit of what is held, in an environment that meters them (row 27, X-13). */
function overageNeed({ question, payer, held, need }: Decision): FurtherNeed[] {
  const { context, edition } = question.settings;
  const limit = limitOf(held, payer, question.settings);
  if (context.environment !== "payAsYouGo" || need.perDay === null || limit === null || need.perDay <= limit) return [];
  const cost = paygCostOfOverage(need.perDay, limit, edition);
  if (cost === null) return [];
  const because = `${grouped(cost.above)} requests a day above the limit of what is held are metered at ${grouped(cost.pricePerDay)} ${cost.currency} a day; whether they are billed yet is not certain`;
  return [{ need: payAsYouGo, because }];
}
