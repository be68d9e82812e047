import data from "../../data/decision-steps.json";

/** A step from what a flow uses, and who pays, to the licenses that are enough. */
export interface DecisionStep {
  readonly step: number;
  readonly when: string;
  readonly says: string;
  readonly source: string;
}

/** A step by its number, 1 to 16. */
export function decisionStep(step: number): DecisionStep {
  const found = data.rows.find((it) => it.step === step);
  if (!found) throw new Error(`No step ${step} in decision-steps.json`);
  return found;
}
