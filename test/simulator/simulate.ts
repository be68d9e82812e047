import {
  calledFlow,
  type FindFlow,
  type PlainAction,
  type PlainActions,
  type PlainDefinition,
  sidesOf,
  step,
} from "./definition";

/** An action that could be executed now. */
export interface ReadyStep {
  /** Pointer of the action in its definition, behind the calls that led to the flow. */
  readonly path: string;
  /** The run it belongs to: empty for the flow itself, the path of the call for a child flow. */
  readonly run: string;
  readonly terminates: boolean;
}

/** Decides what a real run would leave to data and timing. */
export interface Oracle {
  /** The side that a condition or switch takes, as an index. */
  side(path: string, names: readonly string[]): number;
  /** How often a loop passes. */
  passes(path: string, name: string, action: PlainAction): number;
  /** Which of the steps that are ready goes first. */
  next(ready: readonly ReadyStep[]): number;
}

/**
 * Executes the control structure of a flow step by step, every executed action succeeding, and counts one request for
 * the trigger and for each executed action, those of child flows included. A call of a flow that is already running
 * further up costs the call alone.
 */
export function simulate(id: string | null, definition: PlainDefinition, find: FindFlow, oracle: Oracle): number {
  let requests = 0;
  let ready: Step[] = [];

  const startRun = (
    flow: PlainDefinition,
    run: string,
    above: readonly string[],
    from: Run | null,
    whenDone: () => void,
  ): void => {
    requests += Object.keys(flow.triggers ?? {}).length > 0 ? 1 : 0;
    const self: Run = { path: run, above, from, flow, end: () => undefined };
    self.end = () => {
      ready = ready.filter((one) => !isWithin(one.owner, self));
      whenDone();
    };
    startList(flow.actions ?? {}, `${run === "" ? "" : `${run}${callMark}`}/actions`, self, whenDone);
  };

  const startList = (actions: PlainActions, path: string, run: Run, whenDone: () => void): void => {
    const outcome = new Map<string, "succeeded" | "skipped">();
    const begun = new Set<string>();
    const names = Object.keys(actions);
    let over = false;
    const advance = (): void => {
      let changed = true;
      while (changed) {
        changed = false;
        for (const name of names) {
          if (begun.has(name)) continue;
          const action = actions[name] as PlainAction;
          const waits = Object.entries(action.runAfter ?? {});
          if (waits.some(([before]) => !outcome.has(before))) continue;
          begun.add(name);
          changed = true;
          const runs = waits.every(([before, statuses]) =>
            statuses.some((status) => status.toLowerCase() === outcome.get(before)),
          );
          if (!runs) outcome.set(name, "skipped");
          else {
            ready.push({
              path: `${path}/${step(name)}`,
              run: run.path,
              owner: run,
              terminates: action.type.toLowerCase() === "terminate",
              execute: () => execute(name, action, `${path}/${step(name)}`, run, () => succeed(name)),
            });
          }
        }
      }
      if (outcome.size === names.length && !over) {
        over = true;
        whenDone();
      }
    };
    const succeed = (name: string): void => {
      outcome.set(name, "succeeded");
      advance();
    };
    advance();
  };

  const execute = (name: string, action: PlainAction, path: string, run: Run, whenDone: () => void): void => {
    requests++;
    switch (action.type.toLowerCase()) {
      case "terminate":
        run.end();
        break;
      case "scope":
      case unknownContainer:
        startList(action.actions ?? {}, `${path}/actions`, run, whenDone);
        break;
      case "if":
      case "switch": {
        const sides = sidesOf(action);
        const names = sides.map(([side]) => side);
        const taken = sides[oracle.side(path, names)];
        if (!taken) throw new Error(`No such side of ${path}`);
        startList(taken[1], path + taken[2], run, whenDone);
        break;
      }
      case "foreach":
      case "until": {
        let left = oracle.passes(path, name, action);
        const pass = (): void => {
          if (left-- <= 0) whenDone();
          else startList(action.actions ?? {}, `${path}/actions`, run, pass);
        };
        pass();
        break;
      }
      case "workflow": {
        const called = calledFlow(action);
        const child = called === null || run.above.includes(called) ? undefined : find(called, run.flow);
        if (!child || called === null) whenDone();
        else startRun(child, path, [...run.above, called], run, whenDone);
        break;
      }
      default:
        whenDone();
    }
  };

  startRun(definition, "", id === null ? [] : [id], null, () => undefined);
  while (ready.length > 0) {
    const [taken] = ready.splice(oracle.next(ready), 1);
    if (!taken) throw new Error("The oracle chose a step that is not there");
    taken.execute();
  }
  return requests;
}

/** A type that nobody knows: its actions are taken to run like those of a scope. */
export const unknownContainer = "somethingnew";

/** Stands in a path between a call and the pointer in the child flow. */
export const callMark = "=>";

interface Run {
  readonly path: string;
  /** Ids of the flows running above and of this one. */
  readonly above: readonly string[];
  readonly flow: PlainDefinition;
  /** The run that called it. */
  readonly from: Run | null;
  end: () => void;
}

function isWithin(run: Run | null, outer: Run): boolean {
  return run !== null && (run === outer || isWithin(run.from, outer));
}

interface Step extends ReadyStep {
  readonly owner: Run;
  readonly execute: () => void;
}

/** Runs a flow once for each way its choices can fall, up to a number of runs; null where there are more. */
export function everyRun(
  run: (choose: (ways: number) => number) => number,
  greatest: number,
): { readonly least: number; readonly most: number } | null {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let choices: { at: number; readonly ways: number }[] = [];
  for (let runs = 0; runs < greatest; runs++) {
    let depth = 0;
    const requests = run((ways) => {
      if (ways === 1) return 0;
      const known = choices[depth++];
      if (known) return known.at;
      choices.push({ at: 0, ways });
      return 0;
    });
    least = Math.min(least, requests);
    most = Math.max(most, requests);
    while (choices.length > 0 && (choices.at(-1)?.at ?? 0) + 1 === choices.at(-1)?.ways) choices = choices.slice(0, -1);
    const last = choices.at(-1);
    if (!last) return { least, most };
    last.at++;
  }
  return null;
}
