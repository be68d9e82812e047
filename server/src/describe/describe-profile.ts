import type { FlowFacts } from "../facts/flow-facts";
import type { ProfileLimit } from "../facts/profile-limit";
import { amount, sentence } from "./amounts";
import { describeAssumptions } from "./describe-assumptions";
import { plainText } from "./markup";

/**
 * "The performance profile is Low, by the licenses declared. Low permits at most 5,000 items, the others at most
 * 100,000 items." `bound` goes before each figure.
 */
export function describeProfileLimit({ beyond, low, others }: ProfileLimit, bound: string, facts: FlowFacts): string {
  const permits = (limit: ProfileLimit["low"]): string =>
    `${bound} ${amount(limit.value, limit.unit.replace(/s$/, ""))}`;
  if (beyond === "every") return `Every performance profile permits ${permits(others)}.`;
  const whatElse = `Low permits ${permits(low)}, the others ${permits(others)}.`;
  return `${describeProfile(facts)} ${whatElse}`;
}

/** What a license has to do with it: an assumption names the setting that replaces it. */
function describeProfile({ profile, profileFrom, license }: FlowFacts): string {
  const name = sentence(profile);
  const setting = settingOf(license);
  switch (profileFrom) {
    case "export":
      return `The export states the performance profile ${name}.`;
    case "licenses":
      return `The performance profile is ${name}, by the licenses declared. ${guessed(license)}`.trim();
    case "premium":
      return `Assumed: performance profile ${name}, since the flow needs a premium license (${setting}).`;
    case "powerApps":
      return `Assumed: performance profile ${name}, since Power Apps starts the flow (${setting}).`;
    case "default":
      return `Assumed: performance profile ${name}, since no license is declared (${setting}).`;
  }
}

/** The setting that would tell the profile. No person's license counts where a parent flow is not among the inputs. */
function settingOf(license: FlowFacts["license"]): string {
  switch (license?.payer) {
    case "invokingUser":
    case "parentInvoker":
      return "context.userLicenses";
    case "parentFlow":
      return "processLicense";
    default:
      return "context.ownerLicenses";
  }
}

/** Which of several parents counts is nothing that a setting could tell. */
function guessed(license: FlowFacts["license"]): string {
  const assumptions = license?.assumptions.filter(({ setting }) => setting === null) ?? [];
  return assumptions.length === 0 || license === null ? "" : describeAssumptions(assumptions, plainText);
}
