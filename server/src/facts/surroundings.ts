import type { LicenseContext } from "../../../shared/settings";
import type { FlowMetadata } from "../flow/flow-metadata";
import type { ConnectorOf } from "../flow/read-connections";
import type { DirectClass } from "./direct-class";
import type { FlowSummary } from "./flow-summary";

/** A flow that calls another one. */
export interface Caller {
  readonly id: string | null;
  readonly name: string;
  readonly file: string;
  /** How the caller itself is started; null where it has no trigger. */
  readonly startedBy: DirectClass | null;
  /** The caller carries a Process license, by the settings. */
  readonly processLicense: boolean;
  /** The caller is a member of a licensed flow group, by the settings. */
  readonly inFlowGroup: boolean;
  /** What the settings declare about the caller's owner and users. */
  readonly context: LicenseContext;
  /** The settings say who owns the caller. */
  readonly ownerDeclared: boolean;
}

/** What other files say about the flows of a document. */
export interface Surroundings {
  /** What stands beside the document about the flow in it. */
  readonly metadata: FlowMetadata;
  readonly connectorOf: ConnectorOf;
  /** The child flow that a call from this document means; undefined where it is not among the inputs. */
  readonly childFlow: (id: string) => FlowSummary | undefined;
  /** The flows among the inputs that call the flow with this id, the nearest first. */
  readonly callersOf: (id: string) => readonly Caller[];
}
