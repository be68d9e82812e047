import type {
  CancellationToken,
  CodeAction,
  CodeActionParams,
  CodeLens,
  CompletionList,
  Connection,
  Diagnostic,
  Hover,
  InlayHint,
  Position,
  Range,
  TextDocuments,
  WorkspaceFolder,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type {
  Amount,
  AmountArgument,
  AmountStatement,
  AmountStatementParams,
  ExplanationParams,
  ReportAnswer,
  ReportParams,
  SettingPlace,
  SettingPlaceParams,
  StateAnswer,
  StateParams,
} from "../../../shared/protocol";
import type { FileAccess } from "../exports/file-access";
import { amountOf, statementsOf } from "./amounts";
import { Analyses, type Unanswered } from "./analyses";
import type { Client } from "./client-abilities";
import { clientFiles, localFiles, noFiles } from "./client-files";
import { codeActions } from "./code-actions";
import { codeLenses } from "./code-lenses";
import { toDiagnostics } from "./diagnostics";
import { pathOf } from "./document-path";
import { EditorSettings, type SettingsTarget } from "./editor-settings";
import { explanation } from "./explanation";
import { reportOn, withStated, writeStated } from "./flow-reports";
import { hoverAt } from "./hover";
import { inlayHints } from "./inlay-hints";
import { type Navigation, openNavigation } from "./navigation/navigation";
import { NeighborFinder } from "./neighbors";
import { whileIndexing } from "./progress";
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
    concerns: (uri) => isSettingsFile(uri) || neighbors.concerns(pathOf(uri)),
    pushSettings: (pushed) => settings.push(pushed),
    forget() {
      analyses.forgetAll();
      navigation.forget();
    },
    close: (uri) => analyses.close(uri),
  };
}

const noDiagnostics: FoundDiagnostics = { resultId: "none", items: () => [] };
