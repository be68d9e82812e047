import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type CodeLens,
  type CompletionList,
  type Connection,
  type Diagnostic,
  type Hover,
  type InlayHint,
  type Position,
  ProgressType,
  type Range,
  type TextDocuments,
  type WorkspaceFolder,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { addAll } from "../../../shared/add-all";
import type { FlowRow } from "../../../shared/flow-row";
import type {
  Amount,
  AmountArgument,
  AmountStatement,
  AmountStatementParams,
  DocumentFlows,
  ExplanationParams,
  ReportAnswer,
  ReportParams,
  ScanParams,
  ScanResult,
  SettingPlace,
  SettingPlaceParams,
  StateAnswer,
  StateParams,
} from "../../../shared/protocol";
import { describeFlows } from "../describe/describe-flows";
import type { FileAccess } from "../exports/file-access";
import { amountOf, statementsOf } from "./amounts";
import { Analyses, type KnownDocument, type Unanswered } from "./analyses";
import type { Client } from "./client-abilities";
import { clientFiles, localFiles, noFiles } from "./client-files";
import { codeActions } from "./code-actions";
import { codeLenses } from "./code-lenses";
import { toDiagnostics } from "./diagnostics";
import { pathOf } from "./document-path";
import { EditorSettings, type SettingsTarget } from "./editor-settings";
import { explanation } from "./explanation";
import { reportOn, withStated, writeStated } from "./flow-reports";
import { flowRows } from "./flow-rows";
import { hoverAt } from "./hover";
import { inlayHints } from "./inlay-hints";
import { type Navigation, openNavigation } from "./navigation/navigation";
import { NeighborFinder } from "./neighbors";
import { Packages } from "./packages";
import { whileIndexing } from "./progress";
import { scanFlows } from "./scan-flows";
import { settingPlace } from "./setting-place";
import { settingsCompletion } from "./settings-completion";
import { isSettingsFile, settingsDiagnostics } from "./settings-diagnostics";
import { settingsHover } from "./settings-hover";

export interface EditorParts {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: TextDocuments<TextDocument>;
  readonly workspaceFolders: () => readonly WorkspaceFolder[];
  /** Opens the disk, for clients that do not read files themselves; null in a browser. */
  readonly localFiles: (() => FileAccess) | null;
  /** YYYY-MM-DD. */
  readonly today: () => string;
}

/** The diagnostics of a document; the same name stands for the same ones. */
export interface FoundDiagnostics {
  readonly resultId: string;
  readonly items: () => Diagnostic[];
}

/** Everything that is answered about open documents. */
export interface Editor {
  diagnostics(uri: string, token?: CancellationToken): Promise<FoundDiagnostics | Unanswered>;
  hover(uri: string, position: Position, token: CancellationToken): Promise<Hover | Unanswered | null>;
  codeLenses(uri: string, token: CancellationToken): Promise<CodeLens[] | Unanswered>;
  inlayHints(uri: string, range: Range, token: CancellationToken): Promise<InlayHint[] | Unanswered>;
  codeActions(
    uri: string,
    question: Pick<CodeActionParams, "range" | "context">,
    token: CancellationToken,
  ): Promise<CodeAction[] | Unanswered>;
  report(params: ReportParams, token: CancellationToken): Promise<ReportAnswer | Unanswered | null>;
  state(params: StateParams, token: CancellationToken): Promise<StateAnswer | Unanswered>;
  /** In settings files only. */
  completion(uri: string, position: Position): CompletionList | null;
  amount(argument: AmountArgument, token: CancellationToken): Promise<Amount | Unanswered | null>;
  statements(params: AmountStatementParams, token: CancellationToken): Promise<AmountStatement[] | Unanswered>;
  settingPlace(params: SettingPlaceParams, token: CancellationToken): Promise<SettingPlace | Unanswered | null>;
  explanation(params: ExplanationParams, token: CancellationToken): Promise<string | null>;
  readonly navigation: Navigation;
  /** The flows of an open document; null where it holds none. */
  flowsOf(uri: string, token: CancellationToken): Promise<DocumentFlows | Unanswered | null>;
  /** Finds the flows of folders and tells the client of them on the way; see `scanRequest`. */
  scan(params: ScanParams, token: CancellationToken): Promise<ScanResult | Unanswered>;
  readonly packages: Packages;
  /** Whether a file on disk says something about an open document. */
  concerns(uri: string): boolean;
  /** Takes settings from a client that cannot be asked for them. */
  pushSettings(settings: unknown): void;
  /** Settings or files are others than before. */
  forget(): void;
  close(uri: string): void;
}

export function openEditor({ connection, client, documents, ...host }: EditorParts): Editor {
  const filesOf = (origin: string): FileAccess => {
    if (client.files) return clientFiles(connection, origin);
    return host.localFiles && origin === "file://" ? localFiles(host.localFiles()) : noFiles;
  };
  const settings = new EditorSettings(connection, client, filesOf, host.workspaceFolders, host.today);
  const neighbors = new NeighborFinder(filesOf, whileIndexing(connection, client));
  const analyses = new Analyses(connection, documents, settings, neighbors);
  /** The settings file as it is in the editor, where it is open there. */
  const targetOf = async (uri: string): Promise<SettingsTarget | null> => {
    const target = await settings.targetOf(uri);
    const open = target && documents.get(target.uri);
    return open ? { uri: open.uri, text: open.getText() } : target;
  };
  const { workspaceFolders } = host;
  const navigation = openNavigation({ client, documents, analyses, settings, neighbors, filesOf, workspaceFolders });
  return {
    navigation,
    async diagnostics(uri, token) {
      const document = documents.get(uri);
      if (!document) return noDiagnostics;
      if (isSettingsFile(uri)) {
        return { resultId: `settings.${document.version}`, items: () => settingsDiagnostics(document, host.today()) };
      }
      const known = await analyses.of(uri, token);
      if (known === null) return noDiagnostics;
      if (typeof known === "string") return known;
      const items = () => toDiagnostics(known, client);
      return { resultId: known.resultId, items };
    },
    async hover(uri, position, token) {
      const document = documents.get(uri);
      if (document && isSettingsFile(uri)) return settingsHover(document, position, client);
      const known = await analyses.of(uri, token);
      return known === null || typeof known === "string" ? known : hoverAt(known, position, client);
    },
    async codeLenses(uri, token) {
      const known = await analyses.of(uri, token);
      if (known === null || typeof known === "string") return known ?? [];
      return (await settings.of(uri)).display.codeLens ? codeLenses(known, client) : [];
    },
    async inlayHints(uri, range, token) {
      const known = await analyses.of(uri, token);
      if (known === null || typeof known === "string") return known ?? [];
      return (await settings.of(uri)).display.inlayHints ? inlayHints(known, range) : [];
    },
    async codeActions(uri, question, token) {
      const known = await analyses.of(uri, token);
      if (known === null || typeof known === "string") return known ?? [];
      return codeActions(known, question, client, () => targetOf(uri));
    },
    async report({ textDocument: { uri }, flow, stated }, token) {
      const known = await analyses.of(uri, token);
      if (known === null || typeof known === "string") return known;
      if (stated.length === 0) return reportOn(known, flow);
      const other = await analyses.under(uri, withStated(known, flow, stated), token);
      return other === null || typeof other === "string" ? other : reportOn(other, flow);
    },
    async state({ textDocument: { uri }, flow, stated }, token) {
      const known = await analyses.of(uri, token);
      if (typeof known === "string") return known;
      const target = known && (await targetOf(uri));
      return known
        ? writeStated(known, flow, stated, client, target)
        : { edit: null, reason: "The document is not open." };
    },
    completion(uri, position) {
      const document = documents.get(uri);
      return document && isSettingsFile(uri) ? settingsCompletion(document, position, client) : null;
    },
    async amount(argument, token) {
      const known = await analyses.of(argument.uri, token);
      return known === null || typeof known === "string" ? known : amountOf(known.analysis, argument);
    },
    async statements({ value, ...argument }, token) {
      const known = await analyses.of(argument.uri, token);
      if (known === null || typeof known === "string") return known ?? [];
      return statementsOf(known, argument, value, client, await targetOf(argument.uri));
    },
    async settingPlace({ uri, flow, name }, token) {
      const known = await analyses.of(uri, token);
      if (known === null || typeof known === "string") return known;
      const target = await targetOf(uri);
      const one = known.analysis.flows[flow];
      return target && one ? settingPlace(name, one, target) : null;
    },
    async explanation({ uri, about }, token) {
      const known = async () => {
        const found = await analyses.of(uri, token);
        return typeof found === "string" ? null : found;
      };
      return explanation(about, known);
    },
    async flowsOf(uri, token) {
      const known = await analyses.of(uri, token);
      if (known === null || typeof known === "string") return known;
      return documentFlows(known);
    },
    async scan({ folders, workDoneToken, partialResultToken }, token) {
      const progress = connection.window.attachWorkDoneProgress(workDoneToken);
      progress.begin("Flow License Lint", 0, "", true);
      const kept: FlowRow[] = [];
      const onRows = (rows: readonly FlowRow[]): void => {
        if (partialResultToken === undefined) addAll(kept, rows);
        else void connection.sendProgress(partialRows, partialResultToken, rows);
      };
      const onProgress = (message: string, percentage = 0): void => progress.report(percentage, message);
      try {
        const problems = await scanFlows(folders, { filesOf, settings, token, onProgress, onRows });
        return problems === "cancelled" ? problems : { rows: kept, problems };
      } finally {
        progress.done();
      }
    },
    packages: new Packages(filesOf),
    concerns: (uri) => isSettingsFile(uri) || neighbors.concerns(pathOf(uri)),
    pushSettings: (pushed) => settings.push(pushed),
    forget() {
      analyses.forgetAll();
      navigation.forget();
    },
    close: (uri) => analyses.close(uri),
  };
}

const partialRows = new ProgressType<readonly FlowRow[]>();

function documentFlows({ document, analysis }: KnownDocument): DocumentFlows | null {
  if (analysis.flows.length === 0) return null;
  const rows = flowRows(document.uri, analysis.flows, (offset) => document.positionAt(offset));
  const facts = analysis.flows.map((flow) => flow.facts);
  return { rows, ...describeFlows(rows, facts) };
}

const noDiagnostics: FoundDiagnostics = { resultId: "none", items: () => [] };
