import type { FlowMetadata } from "../flow/flow-metadata";

/** Why an input, or a part of one, could not be read. */
export interface InputProblem {
  readonly file: string;
  /** From 1, where the message is about one line of a table. */
  readonly line?: number;
  /** Kebab-case, stable. */
  readonly code: string;
  readonly severity: "error" | "warning" | "information" | "hint";
  /** One sentence, with the place where there is one. Never quotes an input's value. */
  readonly message: string;
}

/** A file that may hold flows: a file of its own, or an entry of a package. */
export interface ExportFile {
  /** As given, with `/`; `package.zip!/Workflows/X.json` inside a package, a further `!/` for a package in a package. */
  readonly label: string;
  /** The package or unpacked solution around it; null for a loose file. */
  readonly package: ExportPackage | null;
  /** The text, decoded; a problem where it cannot be read. */
  read(): Promise<FileText>;
}

export type FileText = { readonly text: string } | { readonly problem: InputProblem };

/** What a package or an unpacked solution says about the flows in it. */
export interface ExportPackage {
  /** Label of its zip or folder; two files with the same one belong together. */
  readonly label: string;
  readonly kind: "solution" | "package" | "logic-apps-project" | "other";
  /** What stands beside the flow's file about the flow in it; parts are null where nothing is said. */
  metadataOf(file: ExportFile): FlowMetadata;
  /** The connector behind a connection reference's logical name, where the package declares one. */
  connectorOf(logicalName: string): DeclaredConnector | null;
}

export interface DeclaredConnector {
  /** As in `connectorid`, its last segment: `shared_x`. */
  readonly connectorId: string;
  readonly custom: boolean;
}
