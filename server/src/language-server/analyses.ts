import type { CancellationToken, Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { mayHoldFlow } from "../../../shared/may-hold-flow";
import type { FlowSettings } from "../../../shared/settings";
import { type Analysis, analyze, brokenJson, type DocumentProblem, noAnalysis } from "../analyze";
import { number } from "../describe/amounts";
import type { FlowIdentity } from "../facts/flow-identity";
import type { JsonTree } from "../syntax/json-tree";
import { readJson } from "../syntax/read-json";
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

interface Work {
  readonly document: TextDocument;
  readonly version: number;
  readonly epoch: number;
  readonly found: Promise<KnownDocument | Unanswered>;
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
  /** The last analysis that was begun of each document, done or not. */
  private readonly underWay = new Map<string, Work>();
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

  /**
   * The analysis of the document as it is now; null where none is open. All who ask for one version wait for the same
   * analysis, and none is begun for a version that a newer one has overtaken: typing queues no work.
   */
  async of(uri: string, token?: CancellationToken): Promise<KnownDocument | Unanswered | null> {
    const document = this.documents.get(uri);
    if (!document) return null;
    const { version } = document;
    const { epoch } = this;
    const before = this.remembered.get(uri);
    if (before?.known.document === document && before.version === version && before.epoch === epoch)
      return before.known;
    let work = this.underWay.get(uri);
    if (work?.document !== document || work.version !== version || work.epoch !== epoch) {
      const begun: Work = { document, version, epoch, found: this.find(uri, document) };
      // A failure is told to those who wait, and tried anew by whoever asks later.
      begun.found.catch(() => this.underWay.get(uri) === begun && this.underWay.delete(uri));
      this.underWay.set(uri, begun);
      work = begun;
    }
    const found = await work.found;
    return token?.isCancellationRequested ? "cancelled" : found;
  }

  private async find(uri: string, document: TextDocument): Promise<KnownDocument | Unanswered> {
    const { version } = document;
    const { epoch } = this;
    const obsolete = (): Unanswered | null =>
      this.documents.get(uri)?.version === version && this.epoch === epoch ? null : "changed";
    await untilRead();
    const overtaken = obsolete();
    if (overtaken) return overtaken;
    const before = this.remembered.get(uri);
    const isSameDocument = before?.known.document === document;
    const text = document.getText();
    const tree = this.isWanted(document.uri, text) ? readJson(text) : null;
    const broken = tree && brokenJson(tree);
    const lastSound = isSameDocument ? before.sound : null;
    // A broken text of which a sound one is known is looked at no further.
    const analysis =
      tree === null || (broken && lastSound !== null) ? noAnalysis : await this.analyze(document, tree, text, obsolete);
    if (typeof analysis === "string") return analysis;
    const mistake = broken ?? analysis.problems.find(({ code }) => code === "broken-json") ?? null;
    const sound = mistake === null ? text : lastSound;
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
    if (!this.isWanted(uri, text)) return known;
    const analysis = await this.analyze(document, readJson(text), text, obsolete, change);
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
    if (before?.epoch === epoch) return before.known.analysis;
    return this.analyze(document, readJson(sound), sound, obsolete);
  }

  /** Settings or surroundings are others than before. */
  forgetAll(): void {
    this.epoch++;
    this.settings.forget();
    this.neighbors.forget();
  }

  close(uri: string): void {
    this.remembered.delete(uri);
    this.underWay.delete(uri);
  }

  /** `obsolete` is asked after each wait. */
  private async analyze(
    document: TextDocument,
    tree: JsonTree,
    text: string,
    obsolete: () => Unanswered | null,
    change: ChangeSettings = (settings) => settings,
  ): Promise<Analysis | Unanswered> {
    const place = pathOf(document.uri);
    const { version } = document;
    const settings = await this.settings.of(document.uri);
    const neighbors = await this.neighbors.of(place, settings);
    for (;;) {
      const stop = obsolete();
      if (stop) return stop;
      const settingsOf = (flow: FlowIdentity): FlowSettings => change(settings.of(flow), flow);
      const analysis = analyze({ uri: place.path, version, text }, neighbors.surroundings, settingsOf, tree);
      const callsMore = await neighbors.prepare(callsIn(analysis));
      if (!callsMore) return analysis;
    }
  }

  private isWanted(uri: string, text: string): boolean {
    if (!mayHoldFlow(text)) return false;
    if (text.length <= longestText) return true;
    this.tellTooLong(uri, text.length);
    return false;
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

/** Lets messages in that have arrived already, of which one is taken in each turn: the next keystroke may be among them. */
async function untilRead(): Promise<void> {
  for (let turn = 0; turn < turnsToRead; turn++) await new Promise<void>((resolve) => soon(resolve));
}

/** An editor asks about so many things at most between two keystrokes. */
const turnsToRead = 6;

/** Where a browser runs the server there is no `setImmediate`. */
const soon: (callBack: () => void) => void =
  typeof setImmediate === "function" ? setImmediate : (callBack) => setTimeout(callBack, 0);

/** Half-typed calls lead nowhere, and are asked for again once they are whole. */
function callsIn({ flows }: Analysis): string[] {
  return flows.flatMap(({ facts }) => facts.cost.calls);
}
