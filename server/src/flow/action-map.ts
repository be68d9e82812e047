import type { Action, Flow } from "./flow";

/**
 * What is known of single actions of one flow, for stages that ask for it of most of them. The actions of a flow are
 * numbered, so that nothing is searched for: in a flow of thousands, that is most of what a Map would do.
 */
export class ActionMap<Key extends Action, Value> {
  private readonly values: (Value | undefined)[];

  constructor({ allActions }: Pick<Flow, "allActions">) {
    this.values = new Array<Value | undefined>(allActions.length).fill(undefined);
  }

  get({ index }: Key): Value | undefined {
    return this.values[index];
  }

  set({ index }: Key, value: Value): void {
    this.values[index] = value;
  }
}

/** One that is not changed any more. */
export type ReadonlyActionMap<Key extends Action, Value> = Pick<ActionMap<Key, Value>, "get">;

/** Some of the actions of one flow. */
export class ActionSet {
  private readonly marks: Uint8Array;

  constructor({ allActions }: Pick<Flow, "allActions">) {
    this.marks = new Uint8Array(allActions.length);
  }

  has({ index }: Action): boolean {
    return this.marks[index] === 1;
  }

  add({ index }: Action): void {
    this.marks[index] = 1;
  }
}

/** One that is not added to any more. */
export type ReadonlyActionSet = Pick<ActionSet, "has">;
