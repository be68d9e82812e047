import type { CancellationToken, Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { mayHoldFlow } from "../../../shared/may-hold-flow";
import type { FlowSettings } from "../../../shared/settings";
import { type Analysis, analyze, type DocumentProblem, noAnalysis } from "../analyze";
import { number } from "../describe/amounts";
import type { FlowIdentity } from "../facts/flow-identity";
import { pathOf } from "./document-path";
import { type Drift, driftBetween, noDrift } from "./drift";
import type { EditorSettings } from "./editor-settings";
import type { NeighborFinder } from "./neighbors";

/** What is known of one version of a document. */
export interface KnownDocument {
  readonly document: TextDocument;
  /** While the text is no sound JSON, the analysis of what it was when it last was. */
  readonly analysis: Analysis;
  /** How the text has moved since that analysis. */
  readonly drift: Drift;
  /** Where the text is no sound JSON; null where it is. */
  readonly mistake: DocumentProblem | null;
  /** Names this very analysis: the same name, the same answer. */
  readonly resultId: string;
}

interface Remembered {
  readonly known: KnownDocument;
  readonly version: number;
  readonly epoch: number;
  /** The last sound text. */
  readonly sound: string | null;
}

/** The protocol's number for a message that is no warning. */
const informationMessage = 3;

/** Why there is no answer: nobody wants it any more, or a newer question is on its way. */
export type Unanswered = "cancelled" | "changed";

/** Makes other settings of those that hold for a flow. */
export type ChangeSettings = (settings: FlowSettings, flow: FlowIdentity) => FlowSettings;

/** A longer text, in UTF-16 code units, is told once and left alone. */
export const longestText = 10_000_000;

/** One analysis for each version of each open document, for whoever asks: nothing is worked out twice. */
export class Analyses {
  private readonly remembered = new Map<string, Remembered>();
  private readonly toldTooLong = new Set<string>();
  /** Counts the changes of settings and surroundings. */
  private epoch = 0;
  /** Counts the analyses. */
  private count = 0;

  constructor(
    private readonly connection: Connection,
    private readonly documents: TextDocuments<TextDocument>,
    private readonly settings: EditorSettings,
    private readonly neighbors: NeighborFinder,
  ) {}

  /** The analysis of the document as it is now; null where none is open. */
  async of(uri: string, token?: CancellationToken): Promise<KnownDocument | Unanswered | null> {
    const document = this.documents.get(uri);
    if (!document) return null;
    const { version } = document;
    const { epoch } = this;
    const before = this.remembered.get(uri);
    const isSameDocument = before?.known.document === document;
    if (isSameDocument && before.version === version && before.epoch === epoch) return before.known;
    const obsolete = (): Unanswered | null => {
      if (token?.isCancellationRequested) return "cancelled";
      return this.documents.get(uri)?.version === version && this.epoch === epoch ? null : "changed";
    };
    const text = document.getText();
    const analysis = await this.analyze(document, text, obsolete);
    if (typeof analysis === "string") return analysis;
    const mistake = analysis.problems.find(({ code }) => code === "broken-json") ?? null;
    const sound = mistake === null ? text : isSameDocument ? before.sound : null;
    const kept = mistake === null || sound === null ? null : await this.keep(before, sound, document, epoch, obsolete);
    if (typeof kept === "string") return kept;
    const known = {
      document,
      analysis: kept ?? analysis,
      drift: kept && sound !== null ? driftBetween(sound, text) : noDrift,
      mistake,
      resultId: String(++this.count),
    };
    this.remembered.set(uri, { known, version, epoch, sound });
    return known;
  }

  /** The same under other settings, of the last sound text; nothing of it is remembered. */
  async under(
    uri: string,
    change: ChangeSettings,
    token: CancellationToken,
  ): Promise<KnownDocument | Unanswered | null> {
    const known = await this.of(uri, token);
    if (known === null || typeof known === "string") return known;
    const { document } = known;
    const { epoch } = this;
    const text = this.remembered.get(uri)?.sound ?? document.getText();
    const { version } = document;
    const obsolete = (): Unanswered | null => {
      if (token.isCancellationRequested) return "cancelled";
      return this.documents.get(uri)?.version === version && this.epoch === epoch ? null : "changed";
    };
    const analysis = await this.analyze(document, text, obsolete, change);
    return typeof analysis === "string" ? analysis : { ...known, analysis };
  }

  /** What was last known of a text that now is broken; anew where settings or surroundings are others since. */
  private async keep(
    before: Remembered | undefined,
    sound: string,
    document: TextDocument,
    epoch: number,
    obsolete: () => Unanswered | null,
  ): Promise<Analysis | Unanswered> {
    return before?.epoch === epoch ? before.known.analysis : this.analyze(document, sound, obsolete);
  }

  /** Settings or surroundings are others than before. */
  forgetAll(): void {
    this.epoch++;
    this.settings.forget();
    this.neighbors.forget();
  }

  close(uri: string): void {
    this.remembered.delete(uri);
  }

  /** `obsolete` is asked after each wait. */
  private async analyze(
    document: TextDocument,
    text: string,
    obsolete: () => Unanswered | null,
    change: ChangeSettings = (settings) => settings,
  ): Promise<Analysis | Unanswered> {
    if (!mayHoldFlow(text)) return noAnalysis;
    if (text.length > longestText) {
      this.tellTooLong(document.uri, text.length);
      return noAnalysis;
    }
    const place = pathOf(document.uri);
    const { version } = document;
    const settings = await this.settings.of(document.uri);
    const neighbors = await this.neighbors.of(place, settings);
    for (;;) {
      const stop = obsolete();
      if (stop) return stop;
      const settingsOf = (flow: FlowIdentity): FlowSettings => change(settings.of(flow), flow);
      const analysis = analyze({ uri: place.path, version, text }, neighbors.surroundings, settingsOf);
      const callsMore = await neighbors.prepare(callsIn(analysis));
      if (!callsMore) return analysis;
    }
  }

  private tellTooLong(uri: string, length: number): void {
    if (this.toldTooLong.has(uri)) return;
    this.toldTooLong.add(uri);
    const name = pathOf(uri).path.split("/").at(-1);
    const message = `${name} has ${number(length)} characters and is left alone; the limit in the editor is ${number(longestText)}. The command line reads it.`;
    void this.connection.sendNotification("window/showMessage", {
      type: informationMessage,
      message: `Flow License Lint: ${message}`,
    });
  }
}

/** Half-typed calls lead nowhere, and are asked for again once they are whole. */
function callsIn({ flows }: Analysis): string[] {
  return flows.flatMap(({ facts }) => facts.cost.calls);
}
