import type { EstateLine, EstatePage, EstatePageFlow } from "../../shared/estate-page";
import { packRows } from "../../shared/packed-rows";
import { type Estate, estateOf } from "../../webview/src/estate/estate";

const plainFlow: EstatePageFlow = {
  name: "Flow",
  file: "flow.json",
  id: null,
  kind: "automated",
  solution: null,
  environment: null,
  owner: null,
  apps: [],
  trigger: null,
  actions: 1,
  premium: [],
  premiumCount: 0,
  premiumChildren: [],
  perRun: [1, 1, 1],
  perDay: null,
  runs: null,
  runsAreAssumed: false,
  payer: "the owner",
  because: null,
  source: null,
  row: null,
  steps: [],
  by: "people",
  lines: [],
  others: [],
  notEnough: [],
  why: "",
  assumptions: [],
  calls: [],
  callsOutside: 0,
};

export const plainLine: EstateLine = {
  name: "Power Automate Premium",
  quantity: 1,
  holder: "ann",
  unitPrice: 15,
  pricePerMonth: 15,
  held: false,
  source: null,
  flows: [],
  steps: [],
  day: null,
  limit: null,
  isPerFlow: false,
};

export function premiumUse(what: string, uses: number) {
  return { what, feature: "premium connectors", name: "Action", line: 1, uses, isAssumed: false };
}

/** An estate as its page has it. */
export function estateWith(flows: readonly Partial<EstatePageFlow>[], rest: Partial<EstatePage> = {}): Estate {
  const rows = flows.map((flow) => ({ ...plainFlow, ...flow }));
  return estateOf({
    basis: "",
    currency: "USD",
    total: {
      flows: rows.length,
      premium: 0,
      pricePerMonth: 0,
      lowerBound: 0,
      notPriced: 0,
      notCovered: 0,
      requestsPerDay: null,
      requestsNotKnown: 0,
      requestsAssumed: 0,
    },
    says: [],
    lines: [],
    credits: null,
    flows: packRows(rows),
    sharedSources: [],
    processes: [],
    cycles: [],
    assumptions: [],
    problems: [],
    sources: {},
    steps: {},
    payerRows: {},
    ...rest,
  });
}
