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
