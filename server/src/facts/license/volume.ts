import { processUnitsFor } from "../../holdings/process-units";
import { lookUpLicense } from "../../reference/licenses";
import { instantFlowLimit } from "./instant-flow-limit";
import {
  inOrder,
  type LicenseOption,
  type OptionCase,
  premiumLicense,
  processLicense,
  toOption,
} from "./license-options";
import type { LicenseQuestion } from "./license-question";
import { isPaidByRunners, type Payer } from "./payer";
import { poolLimit } from "./pool-limit";

/** Requests of a day that a license has to bring; null where they are not known, or rest on a default. */
export interface DailyNeed {
  readonly perDay: number | null;
  /** Of one of the people who run the flow, if they run it equally often. */
  readonly perPerson: number | null;
}

export function dailyNeed({ requestsPerDay, dayIsDeclared }: LicenseQuestion, payer: Payer, people: number): DailyNeed {
  const likely = requestsPerDay?.likely ?? null;
  const perDay = dayIsDeclared && likely !== null ? Math.ceil(likely) : null;
  const shared = isPaidByRunners(payer) ? people : 1;
  return { perDay, perPerson: perDay === null ? null : Math.ceil(perDay / shared) };
}

export interface RaisedOptions {
  readonly options: readonly LicenseOption[];
  /** The requests of a day rule something out, or need more of it. */
  readonly raised: boolean;
}

/**
 * The options that bring enough requests a day: Low, Medium, High, then several Process licenses on the flow, then
 * pay-as-you-go (step 12).
 */
export function withVolume(options: readonly LicenseOption[], need: DailyNeed, of: OptionCase): RaisedOptions {
  const { perDay } = need;
  if (perDay === null) return { options, raised: false };
  if (of.payer.limitOf === "tenantPool") return beyondPool(perDay, of);
  if (options.every((option) => isEnough(option, need, of))) return { options, raised: false };
  const kept = options.filter((option) => isEnough(option, need, of));
  const raised = [...kept, ...(hasPlan(kept, premiumLicense) ? [] : premiumIfEnough(need, of))];
  const process = hasPlan(raised, processLicense) ? [] : stackedProcess(perDay, of);
  return { options: inOrder([...raised, ...process]), raised: true };
}

/** A flow that takes more than the pool of the tenant needs a license of its own. */
function beyondPool(perDay: number, of: OptionCase): RaisedOptions {
  if (perDay <= poolLimit(of.question, of.payer).value) return { options: [], raised: false };
  const option = { ...of, payer: { ...of.payer, payer: "flow" as const, flowLicense: "needed" as const } };
  return { options: stackedProcess(perDay, option), raised: true };
}

/**
 * What brings more requests to a payer whose flows with standard connectors are too much together: Premium for each
 * person, or Process on the flow.
 */
export function strongerOptions(options: readonly LicenseOption[], need: DailyNeed, of: OptionCase): LicenseOption[] {
  if (of.features.length > 0 || of.payer.flowLicense !== null || need.perDay === null || options.length === 0)
    return [];
  return [toOption(premiumLicense, of.people, of), toOption(processLicense, 1, of)].filter(
    (option) => !hasPlan(options, option.license) && isEnough(option, need, of),
  );
}

function hasPlan(options: readonly LicenseOption[], id: string): boolean {
  return options.some(({ license }) => license === id);
}

function isEnough({ license, limit, held }: LicenseOption, need: DailyNeed, of: OptionCase): boolean {
  // In an environment linked for pay-as-you-go, requests above the limit of what is held are metered.
  const isMetered = held && of.question.settings.context.environment === "payAsYouGo";
  if (limit === null || need.perDay === null || isMetered) return true;
  if (lookUpLicense(license)?.holder !== "user") return need.perDay <= limit;
  const ofInstantFlow = instantFlowLimit(of.payer, of.question.settings);
  return ofInstantFlow === null ? (need.perPerson ?? 0) <= limit : need.perDay <= ofInstantFlow.value;
}

function premiumIfEnough(need: DailyNeed, of: OptionCase): LicenseOption[] {
  if (of.payer.flowLicense !== null) return [];
  const option = toOption(premiumLicense, of.people, of);
  return isEnough(option, need, of) ? [option] : [];
}

/**
 * Each Process license on a flow adds its requests (`ppr26`, `proccap`), up to a number of them. Those of a group of
 * flows do not add up (`flowgrp`), so that the flow needs licenses of its own.
 */
function stackedProcess(perDay: number, of: OptionCase): LicenseOption[] {
  const { licenses, most } = processUnitsFor(perDay, of.question.settings.edition);
  if (licenses > most) return [];
  const own = of.payer.payer === "flowGroup" ? { ...of.payer, payer: "flow" as const } : of.payer;
  return [{ ...toOption(processLicense, licenses, { ...of, payer: own }), held: false }];
}
