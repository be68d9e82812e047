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
  /** How an action ends that holds no others, or that nobody knows; without it all succeed. */
  outcome?(path: string, action: PlainAction): Outcome;
  /** Whether a test cannot be evaluated, or an Apply to each gets no array; without it none. */
  breaks?(path: string, action: PlainAction): boolean;
  /** How often a call is repeated; each time, a child flow runs again. Without it never. */
  retries?(path: string, action: PlainAction): number;
  /** Pages beyond the first; without it none. */
  pages?(path: string, action: PlainAction): number;
}

/** How an executed action ends. */
export type Outcome = "succeeded" | "failed" | "timedout";

/**
 * Executes the control structure of a flow step by step and counts one request for the trigger, for each executed
 * action, for each retry and each further page, those of child flows included. A call of a flow that is already
 * running further up costs the call alone. Every action succeeds, unless the oracle says otherwise.
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
    startList(flow.actions ?? {}, `${run === "" ? "" : `${run}${callMark}`}/actions`, self, () => whenDone());
  };

  const startList = (actions: PlainActions, path: string, run: Run, whenDone: (status: Outcome) => void): void => {
    const outcome = new Map<string, Outcome | "skipped">();
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
              execute: () => execute(name, action, `${path}/${step(name)}`, run, (status) => end(name, status)),
            });
          }
        }
      }
      if (outcome.size === names.length && !over) {
        over = true;
        whenDone(statusOf(actions, outcome));
      }
    };
    const end = (name: string, status: Outcome): void => {
      outcome.set(name, status);
      advance();
    };
    advance();
  };

  const execute = (
    name: string,
    action: PlainAction,
    path: string,
    run: Run,
    whenDone: (status: Outcome) => void,
  ): void => {
    requests++;
    const outcome = (): Outcome => oracle.outcome?.(path, action) ?? "succeeded";
    const retries = (): number => oracle.retries?.(path, action) ?? 0;
    switch (action.type.toLowerCase()) {
      case "terminate":
        run.end();
        break;
      case "scope":
        startList(action.actions ?? {}, `${path}/actions`, run, whenDone);
        break;
      case unknownContainer:
        requests += retries();
        startList(action.actions ?? {}, `${path}/actions`, run, () => whenDone(outcome()));
        break;
      case "if":
      case "switch": {
        if (oracle.breaks?.(path, action)) {
          whenDone("failed");
          break;
        }
        const sides = sidesOf(action);
        const names = sides.map(([side]) => side);
        const taken = sides[oracle.side(path, names)];
        if (!taken) throw new Error(`No such side of ${path}`);
        startList(taken[1], path + taken[2], run, whenDone);
        break;
      }
      case "foreach":
      case "until": {
        const isUntil = action.type.toLowerCase() === "until";
        let left = oracle.passes(path, name, action);
        let status: Outcome = "succeeded";
        const pass = (): void => {
          if (left-- > 0) {
            startList(action.actions ?? {}, `${path}/actions`, run, (ofPass) => {
              if (isUntil || status === "succeeded") status = ofPass;
              pass();
            });
          } else whenDone(isUntil && oracle.breaks?.(path, action) ? "failed" : status);
        };
        if (!isUntil && oracle.breaks?.(path, action)) whenDone("failed");
        else pass();
        break;
      }
      case "workflow": {
        const called = calledFlow(action);
        const child = called === null || run.above.includes(called) ? undefined : find(called, run.flow);
        let left = retries();
        const attempt = (): void => {
          if (left-- > 0) {
            requests++;
            call(attempt);
          } else whenDone(outcome());
        };
        const call = (whenAnswered: () => void): void => {
          if (!child || called === null) whenAnswered();
          else startRun(child, path, [...run.above, called], run, whenAnswered);
        };
        call(attempt);
        break;
      }
      default:
        requests += retries() + (oracle.pages?.(path, action) ?? 0);
        whenDone(outcome());
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

/**
 * The status of a container: failed where an end of its branches failed or timed out. An end that was skipped has the
 * status of what is before it.
 */
function statusOf(actions: PlainActions, outcome: ReadonlyMap<string, Outcome | "skipped">): Outcome {
  const awaited = new Set(Object.values(actions).flatMap(({ runAfter = {} }) => Object.keys(runAfter)));
  const hasFailed = (name: string): boolean => {
    const own = outcome.get(name);
    if (own !== "skipped") return own !== "succeeded";
    return Object.keys(actions[name]?.runAfter ?? {}).some(hasFailed);
  };
  return Object.keys(actions).some((name) => !awaited.has(name) && hasFailed(name)) ? "failed" : "succeeded";
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
