import { childId } from "../report/flow-parts";
import { type Inputs, onlyFlow, reportOn } from "../report/lint-report";

/** The field `license` of a flow in the JSON report, as a script reads it. */
export interface LicenseBlock {
  readonly payer: string;
  readonly limitOf: string;
  /** Row of section 3 of the licensing reference that decides, 1 to 16. */
  readonly row: number;
  readonly because: string;
  readonly source: string;
  /** Rows 17 to 27 that hold besides, ascending. */
  readonly sideRules: readonly { readonly row: number; readonly says: string; readonly source: string }[];
  /** Steps of section 4.2 whose condition held, ascending. */
  readonly steps: readonly number[];
  readonly runners: number;
  readonly options: readonly LicenseOption[];
  readonly recommended: string | null;
  readonly verdict: "covered" | "not-covered" | null;
  readonly missing: readonly { readonly what: string; readonly because: string }[];
  readonly also: readonly { readonly need: string; readonly because: string }[];
  readonly limit: { readonly value: number; readonly per: string; readonly source: string } | null;
  readonly breakEven: { readonly license: string; readonly against: string; readonly people: number } | null;
  readonly disputed: readonly {
    readonly id: string;
    readonly topic: string;
    readonly says: string;
    readonly source: string;
  }[];
  readonly assumptions: readonly {
    readonly what: string;
    readonly value: string | number | boolean;
    readonly setting: string | null;
  }[];
}

export interface LicenseOption {
  readonly license: string;
  readonly quantity: number;
  readonly per: string;
  readonly pricePerMonth: number | null;
  readonly held: boolean;
  /** Requests in 24 hours that it brings; null where none is stated. */
  readonly limit: number | null;
}

/** The license block of the flow that is looked at: the one with `childId`, or the only one. */
export async function licenseOf(inputs: Inputs, settings: object = {}): Promise<LicenseBlock> {
  const report = await reportOn(inputs, settings);
  const flow = report.flows.find(({ id }) => id === childId) ?? onlyFlow(report);
  return flow.license as unknown as LicenseBlock;
}

/** An option in a line: "power-automate-premium x 3 = 45", "microsoft-365 x 1 = ?", "power-apps-premium x 1 held". */
export function shownOption({ license, quantity, pricePerMonth, held }: LicenseOption): string {
  return `${license} x ${quantity} ${held ? "held" : `= ${pricePerMonth ?? "?"}`}`;
}

/** A limit in a line: "40000 per user". What a held license costs is nobody's question. */
export function shownLimit({ limit }: LicenseBlock): string | null {
  return limit && `${limit.value} per ${limit.per}`;
}
