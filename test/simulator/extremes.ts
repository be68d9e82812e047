import {
  calledFlow,
  type FindFlow,
  type PlainAction,
  type PlainActions,
  type PlainDefinition,
  sidesOf,
  step,
} from "./definition";
import { callMark, type Oracle, type ReadyStep, unknownContainer } from "./simulate";

/** How to count: the cheapest or the dearest run, and what is fixed beforehand. */
export interface Extreme {
  readonly pick: "least" | "most";
  /** How often a loop passes; may be Infinity. */
  readonly passes: (path: string, name: string, action: PlainAction) => number;
  /** The side that a condition or switch must take; null where any may be taken. */
  readonly side?: (path: string, name: string, action: PlainAction) => string | null;
  /** More for each pass of a loop. */
  readonly perPass?: number;
}

/** Figures of one run, with the way to reach them. */
export interface PlannedRun {
  readonly requests: number;
  readonly plan: Plan;
}

/** What to choose so that a simulated run costs as much as was worked out. */
export interface Plan {
  readonly sides: Map<string, string>;
  /** The Terminate that ends a run. */
  readonly ends: Set<string>;
  /** By run: what may be executed in a run that ends early; everything where a run is not named. */
  readonly focus: Map<string, { readonly exact: Set<string>; readonly under: string[] }>;
}

interface Way {
  readonly cost: number;
  readonly tell: (plan: Plan) => void;
}

/** What can become of a part of a flow. */
interface Fate {
  /** It runs to its end; null where it always terminates the run. */
  readonly through: Way | null;
  /** A Terminate in it ends the run. */
  readonly ended: Way | null;
  /** The most that it can have cost while another branch ends the run. */
  readonly underWay: Way;
}

/** The run that an action belongs to. */
interface RunOf {
  readonly run: string;
  readonly above: readonly string[];
  readonly flow: PlainDefinition;
}

const free: Way = { cost: 0, tell: () => undefined };

/**
 * The least or most that a run costs where every executed action succeeds, worked out by recursion over the plain
 * definition. With a Terminate in parallel branches: least - only what it waits for ran; most - also whatever does not
 * wait for it.
 */
export function extremeRun(
  id: string | null,
  definition: PlainDefinition,
  find: FindFlow,
  extreme: Extreme,
): PlannedRun {
  const best = (ways: readonly (Way | null)[]): Way | null => {
    let found: Way | null = null;
    for (const way of ways) {
      if (!way) continue;
      if (!found || (extreme.pick === "least" ? way.cost < found.cost : way.cost > found.cost)) found = way;
    }
    return found;
  };

  const runOf = (flow: PlainDefinition, run: string, above: readonly string[]): Way => {
    const trigger = Object.keys(flow.triggers ?? {}).length > 0 ? 1 : 0;
    const prefix = run === "" ? "" : `${run}${callMark}`;
    const fate = listFate(flow.actions ?? {}, `${prefix}/actions`, { run, above, flow });
    const way = best([fate.through, fate.ended]);
    if (!way) throw new Error("A run that neither goes through nor ends");
    return more(trigger, way);
  };

  const listFate = (actions: PlainActions, path: string, inside: RunOf): Fate => {
    const parts = partsOf(actions).map((part) => ({
      ...part,
      at: `${path}/${step(part.name)}`,
      fate: part.runs
        ? actionFate(part.name, part.action, `${path}/${step(part.name)}`, inside)
        : { through: free, ended: null, underWay: free },
    }));
    type Part = (typeof parts)[number];
    const byName = new Map(parts.map((part) => [part.name, part]));
    const ways = parts.map(({ fate }) => fate.through);
    const through = ways.every((way) => way !== null) ? sum(ways) : null;

    const before = (part: Part): Set<Part> => {
      const found = new Set<Part>();
      const visit = (one: Part): void => {
        for (const name of one.waitsFor) {
          const earlier = byName.get(name) as Part;
          if (!found.has(earlier)) {
            found.add(earlier);
            visit(earlier);
          }
        }
      };
      visit(part);
      return found;
    };

    /** The most that the others can have cost, where some must have run to their end and one has not. */
    const dearestBeside = (finished: ReadonlySet<Part>, ending: Part | null): Way => {
      const open = parts
        .filter(({ fate }) => fate.through !== null && fate.underWay.cost > fate.through.cost)
        .filter((part) => !finished.has(part) && part !== ending);
      if (open.length > 12) throw new Error("Too many branches to try");
      let found: Way | null = null;
      for (let bits = 0; bits < 2 ** open.length; bits++) {
        const held = new Set(open.filter((_, index) => (bits >> index) & 1));
        const done = new Set<string>();
        const costs: Way[] = [];
        for (const part of parts) {
          if (part === ending || part.waitsFor.some((name) => !done.has(name))) continue;
          if (part.fate.through === null || held.has(part)) costs.push(part.fate.underWay);
          else {
            done.add(part.name);
            costs.push(part.fate.through);
          }
        }
        const way = sum(costs);
        if (!found || way.cost > found.cost) found = way;
      }
      return found ?? free;
    };

    const endings = parts.map((part): Way | null => {
      const { ended } = part.fate;
      if (!ended) return null;
      const needed = before(part);
      const costs = [...needed].map((one) => one.fate.through);
      if (!costs.every((way) => way !== null)) return null;
      if (extreme.pick === "most") return sum([ended, dearestBeside(needed, part)]);
      return {
        cost: ended.cost + sum(costs).cost,
        tell: (plan) => {
          let focus = plan.focus.get(inside.run);
          if (!focus) {
            focus = { exact: new Set(), under: [] };
            plan.focus.set(inside.run, focus);
          }
          focus.exact.add(part.at);
          for (const one of needed) focus.under.push(one.at);
          ended.tell(plan);
          for (const way of costs) way.tell(plan);
        },
      };
    });
    return {
      through,
      ended: best(endings),
      underWay: extreme.pick === "most" ? dearestBeside(new Set(), null) : free,
    };
  };

  const actionFate = (name: string, action: PlainAction, path: string, inside: RunOf): Fate => {
    switch (action.type.toLowerCase()) {
      case "terminate": {
        const ended = { cost: 1, tell: (plan: Plan) => void plan.ends.add(path) };
        return { through: null, ended, underWay: free };
      }
      case "scope":
      case unknownContainer:
        return container(listFate(action.actions ?? {}, `${path}/actions`, inside));
      case "if":
      case "switch": {
        const must = extreme.side?.(path, name, action) ?? null;
        const all = sidesOf(action);
        const allowed = all.filter(([side]) => must === null || side === must);
        const sides = (allowed.length > 0 ? allowed : all).map(([side, actions, below]) => {
          const fate = listFate(actions, path + below, inside);
          const chosen = (way: Way | null): Way | null =>
            way && {
              cost: way.cost,
              tell: (plan) => {
                plan.sides.set(path, side);
                way.tell(plan);
              },
            };
          return { through: chosen(fate.through), ended: chosen(fate.ended), underWay: chosen(fate.underWay) };
        });
        return container({
          through: best(sides.map((side) => side.through)),
          ended: best(sides.map((side) => side.ended)),
          underWay: best(sides.map((side) => side.underWay)) ?? free,
        });
      }
      case "foreach":
      case "until": {
        const { through } = listFate(action.actions ?? {}, `${path}/actions`, inside);
        if (!through) throw new Error(`A Terminate in the loop ${path}`);
        const passes = extreme.passes(path, name, action);
        const body = through.cost + (extreme.perPass ?? 0);
        return plain({ cost: 1 + (body === 0 || passes === 0 ? 0 : passes * body), tell: through.tell });
      }
      case "workflow": {
        const called = calledFlow(action);
        const child = called === null || inside.above.includes(called) ? undefined : find(called, inside.flow);
        if (!child || called === null) return plain({ cost: 1, tell: () => undefined });
        return plain(more(1, runOf(child, path, [...inside.above, called])));
      }
      case "agent": {
        // How often a model takes a tool is its own choice; each once is what is counted.
        const tools = Object.entries(action.tools ?? {}).map(([tool, { actions = {} }]) => {
          const { through } = listFate(actions, `${path}/tools/${step(tool)}/actions`, inside);
          if (!through) throw new Error(`A Terminate in the tool ${tool}`);
          return through;
        });
        return plain(more(1, sum(tools)));
      }
      default:
        return plain({ cost: 1, tell: () => undefined });
    }
  };

  const { cost, tell } = runOf(definition, "", id === null ? [] : [id]);
  const plan: Plan = { sides: new Map(), ends: new Set(), focus: new Map() };
  tell(plan);
  return { requests: cost, plan };
}

/** Follows a plan. */
export function planned({ sides, ends, focus }: Plan, passes: Oracle["passes"]): Oracle {
  const isMeant = ({ path, run }: ReadyStep): boolean => {
    const only = focus.get(run);
    return !only || only.exact.has(path) || only.under.some((it) => path === it || path.startsWith(`${it}/`));
  };
  return {
    side: (path, names) => Math.max(names.indexOf(sides.get(path) ?? ""), 0),
    passes,
    next: (ready) => {
      const plainStep = ready.findIndex((one) => !one.terminates && isMeant(one));
      const endings = ready.filter((one) => one.terminates && ends.has(one.path));
      // A child flow comes to its end before the flow that waits for it.
      const [deepest] = endings.sort((a, b) => b.run.length - a.run.length);
      const index = plainStep >= 0 ? plainStep : deepest ? ready.indexOf(deepest) : -1;
      if (index < 0) throw new Error(`The plan knows none of ${ready.map(({ path }) => path).join(", ")}`);
      return index;
    },
  };
}

function more(cost: number, way: Way): Way {
  return { cost: cost + way.cost, tell: way.tell };
}

function sum(ways: readonly Way[]): Way {
  return {
    cost: ways.reduce((total, way) => total + way.cost, 0),
    tell: (plan) => {
      for (const way of ways) way.tell(plan);
    },
  };
}

function container({ through, ended, underWay }: Fate): Fate {
  return { through: through && more(1, through), ended: ended && more(1, ended), underWay: more(1, underWay) };
}

function plain(through: Way): Fate {
  return { through, ended: null, underWay: through };
}

interface ListPart {
  readonly name: string;
  readonly action: PlainAction;
  readonly waitsFor: readonly string[];
  /** False where a predecessor's outcome is not among those named. */
  readonly runs: boolean;
}

/** The actions of a container in an order that run-after allows; those skipped are among them. */
function partsOf(actions: PlainActions): ListPart[] {
  const left = new Map(Object.entries(actions));
  const done = new Map<string, ListPart>();
  while (left.size > 0) {
    const size = left.size;
    for (const [name, action] of left) {
      const waits = Object.entries(action.runAfter ?? {});
      if (waits.some(([before]) => !done.has(before))) continue;
      const runs = waits.every(([before, statuses]) => {
        const outcome = done.get(before)?.runs ? "succeeded" : "skipped";
        return statuses.some((status) => status.toLowerCase() === outcome);
      });
      done.set(name, { name, action, waitsFor: waits.map(([before]) => before), runs });
      left.delete(name);
    }
    if (left.size === size) throw new Error(`${[...left.keys()].join(", ")} can never start`);
  }
  return [...done.values()];
}
