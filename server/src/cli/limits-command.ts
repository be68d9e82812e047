import type { Edition, Period } from "../../../shared/settings";
import { answerLimits } from "../holdings/limits-answer";
import { limitsJson } from "../report/limits-json";
import { limitsText } from "../report/limits-text";
import { today } from "../today";
import { dayOrComplain } from "./day-argument";
import { exitCodes } from "./exit-code";
import { readHeld } from "./held-argument";
import type { reportFormats } from "./lint-options";
import { standardOutput } from "./output";

/** What the person asked for. */
export interface LimitsOptions {
  readonly held: string;
  readonly attach?: string;
  readonly users: number;
  readonly requests?: number;
  readonly aiBuilderCredits?: number;
  readonly copilotCredits?: number;
  readonly edition: Edition;
  readonly period: Period;
  readonly asOf?: string;
  readonly format: (typeof reportFormats)[number];
}

/** Says what may be used with the licenses that are held, and returns the exit code. */
export async function limits(options: LimitsOptions, version: string): Promise<number> {
  const { users, edition, period, requests, aiBuilderCredits, copilotCredits } = options;
  const answer = answerLimits({
    held: readHeld(options.held, options.attach, users),
    users,
    requests: requests ?? null,
    aiBuilderCredits: aiBuilderCredits ?? null,
    copilotCredits: copilotCredits ?? null,
    edition,
    period,
    asOf: dayOrComplain(options.asOf) ?? today(),
  });
  const output = standardOutput();
  output.write(options.format === "json" ? limitsJson(answer, version) : limitsText(answer));
  await output.flush(true);
  return exitCodes.clean;
}
