import type { FlowRow } from "../../../shared/flow-row";
import type { DocumentFlows } from "../../../shared/protocol";
import type { FlowFacts } from "../facts/flow-facts";
import { amount, number } from "./amounts";

/** The flows of one document together. */
export function describeFlows(rows: readonly FlowRow[], facts: readonly FlowFacts[]): Omit<DocumentFlows, "rows"> {
  const [only] = rows;
  if (only && rows.length === 1) {
    const short = `${only.perRun} a run · ${only.groups.license.name}`;
    return { short, long: [only.name, only.headline, ...only.details].join("\n") };
  }
  const parts = [amount(rows.length, "flow"), rangeOf(facts), licensesOf(rows)];
  const shown = rows.slice(0, mostShown).map(({ name, headline }) => `${name}: ${headline}`);
  const more = rows.length > mostShown ? [`and ${number(rows.length - mostShown)} more`] : [];
  return { short: parts.filter((part) => part !== null).join(" · "), long: [...shown, ...more].join("\n") };
}

const mostShown = 12;

/** What a run of any of them costs; actions of what uses no requests are not mixed in. */
function rangeOf(facts: readonly FlowFacts[]): string | null {
  const runs = facts.filter(({ kind }) => kind === "cloud-flow").map(({ requests }) => requests.perRun);
  if (runs.length === 0) return null;
  const least = numbersOf(runs.map((run) => run.least));
  const most = numbersOf(runs.map((run) => run.most));
  if (least.length === 0) return "more requests than can be counted";
  const from = Math.min(...least);
  if (most.length < runs.length) return `${number(from)} or more requests a run`;
  const to = Math.max(...most);
  return `${from === to ? amount(to, "request") : `${number(from)} to ${amount(to, "request")}`} a run`;
}

function numbersOf(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function licensesOf(rows: readonly FlowRow[]): string {
  const names = [...new Set(rows.map(({ groups }) => groups.license.name))];
  return names.length > 2 ? amount(names.length, "license") : names.join(", ");
}
