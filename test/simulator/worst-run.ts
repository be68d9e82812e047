import {
  calledFlow,
  type FindFlow,
  type PlainAction,
  type PlainActions,
  type PlainDefinition,
  sidesOf,
  step,
} from "./definition";
import { type Oracle, type Outcome, unknownContainer } from "./simulate";

/** What can become of a part, with the most that it costs; null where it cannot be. */
type Fate = Readonly<Record<Outcome | "ended" | "underWay", number | null>>;

export type WorstOracle = Required<Pick<Oracle, "passes" | "retries" | "pages">>;

/**
 * The most that a run can cost, with failures: recursion over the plain definition, which tries every combination of
 * outcomes in each container.
 */
export function worstRun(id: string | null, definition: PlainDefinition, find: FindFlow, oracle: WorstOracle): number {
  const runOf = (flow: PlainDefinition, path: string, above: readonly string[]): number => {
    const fate = listFate(flow.actions ?? {}, path, { above, flow });
    const most = highest([fate.succeeded, fate.failed, fate.ended]);
    if (most === null) throw new Error("A run that neither goes through nor ends");
    return most + (Object.keys(flow.triggers ?? {}).length > 0 ? 1 : 0);
  };

  interface RunOf {
    readonly above: readonly string[];
    readonly flow: PlainDefinition;
  }

  const listFate = (actions: PlainActions, path: string, inside: RunOf): Fate => {
    const names = inOrder(actions);
    const fates = names.map((name) => actionFate(name, actions[name] as PlainAction, `${path}/${step(name)}`, inside));
    const waited = new Set(names.flatMap((name) => Object.keys(actions[name]?.runAfter ?? {})));
    const best: Record<keyof Fate, number | null> = { ...impossible };
    const come = new Map<string, Outcome | "skipped" | "halted">();
    const failedAt = (name: string): boolean => {
      const own = come.get(name);
      if (own !== "skipped") return own === "failed" || own === "timedout";
      return Object.keys(actions[name]?.runAfter ?? {}).some(failedAt);
    };
    const note = (key: keyof Fate, cost: number): void => {
      best[key] = Math.max(best[key] ?? cost, cost);
    };
    const tryFrom = (place: number, cost: number, endings: number): void => {
      const name = names[place];
      if (name === undefined) {
        if (endings === 1) note("ended", cost);
        else {
          note("underWay", cost);
          if ([...come.values()].includes("halted")) return;
          note(names.some((one) => !waited.has(one) && failedAt(one)) ? "failed" : "succeeded", cost);
        }
        return;
      }
      const go = (outcome: Outcome | "skipped" | "halted", own: number | null, ends = 0): void => {
        if (own === null || endings + ends > 1) return;
        come.set(name, outcome);
        tryFrom(place + 1, cost + own, endings + ends);
      };
      const waits = Object.entries(actions[name]?.runAfter ?? {});
      const fate = fates[place] as Fate;
      if (waits.some(([before]) => come.get(before) === "halted")) go("halted", 0);
      else if (
        waits.every(([before, statuses]) => statuses.some((status) => status.toLowerCase() === come.get(before)))
      ) {
        for (const outcome of ["succeeded", "failed", "timedout"] as const) go(outcome, fate[outcome]);
        go("halted", fate.underWay);
        go("halted", fate.ended, 1);
      } else go("skipped", 0);
    };
    tryFrom(0, 0, 0);
    return best;
  };

  const actionFate = (name: string, action: PlainAction, path: string, inside: RunOf): Fate => {
    switch (action.type.toLowerCase()) {
      case "terminate":
        return { ...impossible, ended: 1, underWay: 0 };
      case "scope":
        return around(listFate(action.actions ?? {}, `${path}/actions`, inside));
      case unknownContainer: {
        const inner = listFate(action.actions ?? {}, `${path}/actions`, inside);
        const through = highest([inner.succeeded, inner.failed]);
        const more = oracle.retries(path, action);
        const any = through === null ? null : through + more;
        const ended = inner.ended === null ? null : inner.ended + more;
        return around({ succeeded: any, failed: any, timedout: any, ended, underWay: (inner.underWay ?? 0) + more });
      }
      case "if":
      case "switch": {
        const sides = sidesOf(action).map(([, actions, below]) => listFate(actions, path + below, inside));
        const most = (key: keyof Fate): number | null => highest(sides.map((side) => side[key]));
        return around({
          succeeded: most("succeeded"),
          failed: highest([0, most("failed")]),
          timedout: null,
          ended: most("ended"),
          underWay: most("underWay"),
        });
      }
      case "foreach": {
        const passes = oracle.passes(path, name, action);
        const inner = listFate(action.actions ?? {}, `${path}/actions`, inside);
        const ways: { cost: number; failed: boolean }[] = [{ cost: 0, failed: false }];
        for (let pass = 0; pass < passes; pass++) {
          const before = ways.splice(0);
          for (const { cost, failed } of [dearest(before, true), dearest(before, false)].flatMap((it) => it ?? [])) {
            if (inner.succeeded !== null) ways.push({ cost: cost + inner.succeeded, failed });
            if (inner.failed !== null) ways.push({ cost: cost + inner.failed, failed: true });
          }
        }
        const failed = highest([0, dearest(ways, true)?.cost ?? null]);
        return around(plain(dearest(ways, false)?.cost ?? null, failed));
      }
      case "until": {
        const inner = listFate(action.actions ?? {}, `${path}/actions`, inside);
        const any = highest([inner.succeeded, inner.failed]) ?? 0;
        const earlier = (oracle.passes(path, name, action) - 1) * any;
        return around(plain(inner.succeeded === null ? null : earlier + inner.succeeded, earlier + any));
      }
      case "workflow": {
        const called = calledFlow(action);
        const child = called === null || inside.above.includes(called) ? undefined : find(called, inside.flow);
        const answer = child && called !== null ? runOf(child, path, [...inside.above, called]) : 0;
        const cost = (1 + oracle.retries(path, action)) * (1 + answer);
        return { ...plain(cost, cost), timedout: cost };
      }
      default: {
        const cost = 1 + oracle.retries(path, action) + oracle.pages(path, action);
        return { ...plain(cost, cost), timedout: cost };
      }
    }
  };

  return runOf(definition, "", id === null ? [] : [id]);
}

const impossible: Fate = { succeeded: null, failed: null, timedout: null, ended: null, underWay: null };

function plain(succeeded: number | null, failed: number | null): Fate {
  return { ...impossible, succeeded, failed, underWay: highest([succeeded, failed]) };
}

/** The container is an executed action itself. */
function around(fate: Fate): Fate {
  const more = (cost: number | null): number | null => (cost === null ? null : cost + 1);
  const { succeeded, failed, timedout, ended, underWay } = fate;
  return {
    succeeded: more(succeeded),
    failed: more(failed),
    timedout: more(timedout),
    ended: more(ended),
    underWay: more(underWay),
  };
}

function highest(costs: readonly (number | null)[]): number | null {
  return costs.reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null);
}

function dearest<Way extends { readonly cost: number; readonly failed: boolean }>(
  ways: readonly Way[],
  failed: boolean,
): Way | undefined {
  return ways.filter((way) => way.failed === failed).sort((a, b) => b.cost - a.cost)[0];
}

function inOrder(actions: PlainActions): string[] {
  const done: string[] = [];
  const left = new Set(Object.keys(actions));
  while (left.size > 0) {
    const name = [...left].find((one) => Object.keys(actions[one]?.runAfter ?? {}).every((it) => !left.has(it)));
    if (name === undefined) throw new Error(`${[...left].join(", ")} can never start`);
    done.push(name);
    left.delete(name);
  }
  return done;
}
