import type { FlowEntitlement } from "../holdings/flow-entitlement";
import type { LimitsAnswer } from "../holdings/limits-answer";
import type { PersonEntitlement } from "../holdings/person-entitlement";
import type { RequestLimit } from "../reference/limits";
import { lookUpSource } from "../reference/sources";

/** The answer of `limits` for scripts, format 1: a public contract, described in `docs/limits.md`. */
export function limitsJson(answer: LimitsAnswer, version: string): string {
  const { edition, period, asOf, users, requests } = answer.question;
  const { entitlement } = answer;
  const body = {
    format: 1,
    tool: { name: "flow-license-lint", version, edition, period, asOf },
    held: answer.licenses.map(({ license, count, attach, official, transition }) => ({
      license: license.id,
      name: license.name,
      holder: license.holder,
      count,
      attach,
      profile: license.profile,
      official: jsonLimit(official),
      transition: jsonLimit(transition),
    })),
    users,
    requests,
    person: entitlement.person && {
      ...jsonPerson(entitlement.person),
      holders: entitlement.holders,
      notPooled: entitlement.notPooled,
    },
    flows: entitlement.flows.map(jsonFlow),
    others: entitlement.others.map(({ license, limit }) => ({ license: license.id, ...jsonLimit(limit) })),
    pools: answer.pools.map(({ line, ...pool }, index) => ({ productLine: line.id, counts: index === 0, ...pool })),
    addOn: answer.addOn,
    overage: answer.overage,
    overageCost: answer.overageCost,
    transitionLimit: answer.transitionLimit,
    process: answer.process,
    credits: answer.credits.map(({ license, ...credits }) => ({ license: license.id, ...credits })),
    needs: answer.needs,
    breakEvenUsers: answer.users,
    breakEvenRuns: answer.runs,
    contradictions: answer.contradictions,
  };
  return `${JSON.stringify({ ...body, sources: sourcesIn(body) }, null, 2)}\n`;
}

function jsonLimit(limit: RequestLimit | null) {
  return limit && { value: limit.value, per: limit.per, sources: [limit.source] };
}

function jsonPerson({ value, per, rule, parts, sources }: PersonEntitlement) {
  const jsonParts = parts.map((part) => ({ license: part.license.id, value: part.value, source: part.source }));
  return { value, per, rule, parts: jsonParts, sources };
}

function jsonFlow({ license, counted, value, sources }: FlowEntitlement) {
  return { license: license.id, counted, value, sources };
}

/** Every page that the answer names, by its key. */
function sourcesIn(body: object) {
  const keys = new Set<string>();
  JSON.stringify(body, (name, value) => {
    if (name === "sources") for (const key of value as string[]) keys.add(key);
    if (name === "source") keys.add(value as string);
    return value;
  });
  return [...keys].sort().flatMap((key) => lookUpSource(key) ?? []);
}
