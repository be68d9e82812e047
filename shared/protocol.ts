import type { FlowReport, Stated } from "./flow-report";
import type { FlowRow } from "./flow-row";

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

/**
 * Client to server, by the same three requests: what lies in a zip, by an address as `shared/package-address.ts` writes
 * it. Why a zip cannot be read is the message of an error.
 */
export interface PackageParams extends FileParams {
  /** Another one whenever the zip has changed. */
  readonly zipVersion: string;
}

export type PackageBytesParams = PackageParams & FileBytesParams;

/** Client to server: the flows of an open document. Params `FileParams`, result `DocumentFlows`; null where it holds none. */
export const documentFlowsRequest = "flowLicense/documentFlows";

export interface DocumentFlows {
  readonly rows: readonly FlowRow[];
  /** All of them in a few words, for the status bar, and in some lines. */
  readonly short: string;
  readonly long: string;
}

/**
 * Client to server: the flows of folders and zips, as they are saved. Params `ScanParams`, result `ScanResult`. Rows come
 * as partial results where a token for them is given, and in the result otherwise.
 */
export const scanRequest = "flowLicense/scan";

export interface ScanParams {
  /** Addresses of folders. What lies in several of them is told once. */
  readonly folders: readonly string[];
  readonly workDoneToken?: string;
  readonly partialResultToken?: string;
}

export interface ScanResult {
  readonly rows: readonly FlowRow[];
  /** What could not be read, or not as it is meant. */
  readonly problems: readonly ScanProblem[];
}

export interface ScanProblem {
  readonly uri: string;
  readonly message: string;
  readonly isError: boolean;
}

/**
 * Command of the client: shows a setting, named as in `flow-license.json` ("estimates.loopItems"), to the person. A
 * second argument, a `FlowArgument`, says for which flow: the settings file above it is opened at the key.
 */
export const openSettingCommand = "flowLicense.openSetting";

/** Client to server: where a setting stands. Params `SettingPlaceParams`, result `SettingPlace`, or null where no file can have it. */
export const settingPlaceRequest = "flowLicense/settingPlace";

export interface SettingPlaceParams extends FlowArgument {
  readonly name: string;
}

export interface SettingPlace {
  /** The settings file, which may be yet to be made. */
  readonly uri: string;
  /** The whole text of the file once it has the setting; null where it has it already, or is no sound JSON. */
  readonly text: string | null;
  /** Where the value stands then, in UTF-16 units; null where it cannot be told. */
  readonly value: { readonly offset: number; readonly length: number } | null;
}

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

/** Client to server: what is known of an amount. Params `AmountArgument`, result `Amount`, or null where it is gone. */
export const amountRequest = "flowLicense/amount";

export interface Amount {
  /** "Items of Apply to each" */
  readonly what: string;
  /** What counts now; null where nothing is known. */
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
}

/** Client to server: ways to write an amount down. Params `AmountStatementParams`, result a list of `AmountStatement`. */
export const stateAmountRequest = "flowLicense/stateAmount";

export interface AmountStatementParams extends AmountArgument {
  readonly value: number;
}

export interface AmountStatement {
  readonly title: string;
  /** A `WorkspaceEdit` of the language server protocol. */
  readonly edit: object;
}

/** Command of the client: shows an explanation beside the text. Argument `ExplanationParams`. */
export const explainCommand = "flowLicense.explain";

/** Client to server: an explanation in Markdown. Params `ExplanationParams`, result a text, or null where there is none. */
export const explanationRequest = "flowLicense/explanation";

export interface ExplanationParams {
  readonly uri: string;
  /** The id of a rule, whose page it is; or a place in the document, whose card it is. */
  readonly about: string | { readonly line: number; readonly character: number };
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
