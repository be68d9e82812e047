import { guidPattern } from "../flow/workflow-id";

/** By what a flow is known among the inputs. */
export interface FlowIdentity {
  /** As given; the inside of a package stands behind `!/`. */
  readonly file: string;
  /** Pointer of the definition in the file. */
  readonly pointer: string;
  readonly name: string;
  /** Workflow id in lower case. */
  readonly id: string | null;
}

/**
 * By what findings of a flow are known across exports: its id, else its name. A flow in a package without either goes by
 * the name of its folder, which every export makes anew, and so has none that lasts.
 */
export function lastingName({ id, name }: Pick<FlowIdentity, "id" | "name">): string {
  return id ?? (madeAnew.test(name) ? "" : name);
}

const madeAnew = new RegExp(`^${guidPattern}$`, "i");
