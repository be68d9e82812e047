import type { LicenseOption } from "./license-options";
import { type LicenseQuestion, premiumSet } from "./license-question";
import { type RequiredLicenses, requiredLicenses } from "./required-licenses";
import { type DailyNeed, dailyNeed, strongerOptions } from "./volume";

/** What someone who licenses many flows together asks of one, beside what it needs. */
export interface AmongOthers {
  /** What a license has to bring of requests a day. */
  readonly need: DailyNeed;
  /** Licenses that bring more requests, for whoever pays for many such flows; none where the ways to license have them. */
  readonly stronger: readonly LicenseOption[];
  /** What the flow alone needs, as if each of its child flows carried a license; null where none is premium. */
  readonly byItself: RequiredLicenses | null;
}

/** `license` is the answer to the same question. */
export function amongOthers(question: LicenseQuestion, license: RequiredLicenses): AmongOthers {
  const people = license.runners;
  const need = dailyNeed(question, license, people);
  const base = { question, payer: license, features: premiumSet(question), people };
  return {
    need,
    stronger: strongerOptions(license.options, need, base),
    byItself: question.premiumChildren.length === 0 ? null : requiredLicenses({ ...question, premiumChildren: [] }),
  };
}
