import type { FlowReport, Stated } from "./flow-report";

/**
 * Our own requests between client and server. The server asks for the files around an open document, because in a
 * browser or on another machine only the client can read them. A client that does not answer says nothing of it in
 * `ClientAbilities`, and the server reads the disk itself where it has one.
 */

/** What a client tells as `initializationOptions`; what is missing is false. */
export interface ClientAbilities {
  /** It answers the three requests below. */
  readonly files: boolean;
  /** Links to `openSettingCommand` in hovers work. */
  readonly commandLinks: boolean;
  /** It has the commands that are named here, for code lenses and code actions to call. */
  readonly commands: boolean;
}

/** Server to client: what lies at an address. Params `FileParams`, result `FileKind`. */
export const fileKindRequest = "flowLicense/fileKind";
/** Server to client: the names right inside a folder. Params `FileParams`, result `FolderNames`. */
export const folderNamesRequest = "flowLicense/folderNames";
/** Server to client: the bytes of a file. Params `FileBytesParams`, result `FileBytes`. */
export const fileBytesRequest = "flowLicense/fileBytes";

export interface FileParams {
  readonly uri: string;
}

/** Null where nothing is there. */
export type FileKind = "file" | "folder" | null;

export interface FolderNames {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

export interface FileBytesParams extends FileParams {
  /** A larger file is not sent. */
  readonly mostBytes: number;
}

/** `base64` is null where the file is larger than asked for; `size` in bytes is always told. */
export interface FileBytes {
  readonly base64: string | null;
  readonly size: number;
}

/** Command of the client: shows a setting, named as in `flow-license.json` ("estimates.loopItems"), to the person. */
export const openSettingCommand = "flowLicense.openSetting";

/** Command of the client: shows the report of a flow. Argument `FlowArgument`. */
export const showReportCommand = "flowLicense.showReport";

/** Command of the client: asks for an amount that the export does not say, and writes it. Argument `AmountArgument`. */
export const declareAmountCommand = "flowLicense.declareAmount";

export interface FlowArgument {
  /** The document. */
  readonly uri: string;
  /** Which of its flows, from 0, in the order of their places. */
  readonly flow: number;
}

/** An amount of a flow: the passes of a loop, or the runs per day. */
export interface AmountArgument extends FlowArgument {
  /** JSON pointer of the loop; null for the runs per day. */
  readonly loop: string | null;
}

/** The name of a settings file, wherever it stands. */
export const settingsFileName = "flow-license.json";

/** The section of the editor's own settings. */
export const settingsSection = "flowLicense";

/** The kind of the code action that makes all safe fixes of a document. */
export const fixAllKind = "source.fixAll.flow-license-lint";

/** Client to server: the report on a flow of an open document. Params `ReportParams`, result `ReportAnswer` or null. */
export const reportRequest = "flowLicense/report";
/** Client to server: what writes numbers into the settings file. Params `StateParams`, result `StateAnswer`. */
export const stateRequest = "flowLicense/state";

export interface ReportParams {
  readonly textDocument: { readonly uri: string };
  /** Which of the document's flows, from 0. */
  readonly flow: number;
  /** Counts instead of what the settings say; none for the report as it is. */
  readonly stated: readonly Stated[];
}

/** Null where no flow is open at that address. */
export interface ReportAnswer {
  /** The names of all flows of the document. */
  readonly flows: readonly string[];
  /** The one that the report is on: the last, where there are fewer than asked for. */
  readonly flow: number;
  readonly report: FlowReport;
}

export interface StateParams extends ReportParams {}

/** `edit` is a WorkspaceEdit of the protocol; null where nothing can be written, and then `reason` says why. */
export interface StateAnswer {
  readonly edit: object | null;
  readonly reason: string | null;
}
