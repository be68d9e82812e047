import type { Range, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type FlowOutline, outline } from "../../analyze";
import { connectorOf, metadataOf } from "../../estate/file-surroundings";
import type { ExportFile } from "../../exports/export-file";
import { type JsonNode, keyOf, type Place } from "../../syntax/json-node";
import type { TextSpan } from "../../syntax/json-tree";
import { pathOf, uriOf } from "../document-path";
import { type EditorSettings, folderOf } from "../editor-settings";
import type { NeighborFinder, Neighbors } from "../neighbors";
import { rangeOf } from "../to-lsp";

/** A flow and where it stands, in a document that may be open or not. */
export interface PlacedFlow {
  readonly uri: string;
  readonly outline: FlowOutline;
  /** The definition. */
  readonly range: Range;
  /** The name of its trigger, or where the definition begins. */
  readonly head: Range;
  readonly rangesOf: (places: readonly Place[]) => Range[];
}

/** The flows of a document and of the files around it, as texts that are open are, and as the others are saved. */
export class FlowsAround {
  constructor(
    private readonly documents: TextDocuments<TextDocument>,
    private readonly settings: EditorSettings,
    private readonly neighbors: NeighborFinder,
  ) {}

  async in(uri: string): Promise<PlacedFlow[]> {
    const around = await this.around(uri);
    const document = this.documents.get(uri) ?? (await savedDocument(uri, around.file));
    if (!document) return [];
    const settings = await this.settings.of(uri);
    const source = { uri: pathOf(uri).path, version: document.version, text: document.getText() };
    return outline(source, around.surroundings, settings.of).map((flow) => placed(flow, uri, document));
  }

  /** The flows of files as they are saved, by their addresses, one file after the other. */
  async *saved(files: readonly ExportFile[], origin: string): AsyncGenerator<PlacedFlow[]> {
    const [first] = files;
    if (!first) return;
    const settings = await this.settings.of(uriOf({ origin, path: first.label }));
    await settings.lookInto([...new Set(files.map(({ label }) => folderOf(label)))]);
    for (const file of files) {
      const uri = uriOf({ origin, path: file.label });
      const document = await savedDocument(uri, file);
      const source = document && { uri: file.label, version: 0, text: document.getText() };
      const beside = { metadata: metadataOf(file), connectorOf: connectorOf(file) };
      yield source ? outline(source, beside, settings.of).map((flow) => placed(flow, uri, document)) : [];
    }
  }

  /** The flow that a call in a document means; null where it is not among the files, or not in a file of its own. */
  async child(uri: string, id: string): Promise<PlacedFlow | null> {
    const known = (await this.around(uri)).surroundings.childFlow(id);
    if (!known || isInPackage(known.file)) return null;
    const flows = await this.in(uriOf({ ...pathOf(uri), path: known.file }));
    return flows.find(({ outline: { identity } }) => identity.id === known.id) ?? null;
  }

  /** The flows that call the flow with this id, which stands in a document, one file after the other. */
  async *callers(uri: string, id: string): AsyncGenerator<PlacedFlow[]> {
    const callers = (await this.around(uri)).surroundings.callersOf(id);
    const files = [...new Set(callers.map(({ file }) => file))].filter((file) => !isInPackage(file));
    for (const path of files) {
      const found = await this.in(uriOf({ ...pathOf(uri), path }));
      yield found.filter(({ outline: { calls } }) => calls.includes(id));
    }
  }

  private async around(uri: string): Promise<Neighbors> {
    return this.neighbors.of(pathOf(uri), await this.settings.of(uri));
  }
}

/** What stands in a zip has no address that an editor could open. */
export function isInPackage(file: string): boolean {
  return file.includes("!/");
}

async function savedDocument(uri: string, file: ExportFile): Promise<TextDocument | null> {
  const read = await file.read();
  return "text" in read ? TextDocument.create(uri, "json", 0, read.text) : null;
}

function placed(found: FlowOutline, uri: string, document: TextDocument): PlacedFlow {
  const rangesOf = (places: readonly Place[]) => found.spansOf(places).map((span) => rangeOf(span, document));
  const { definition, trigger } = found.flow;
  const [whole] = found.spansOf([{ node: definition, part: "value" }]) as [TextSpan];
  const begin = { offset: whole.offset, length: 0 };
  const head = trigger ? (rangesOf([nameOf(trigger.node)])[0] as Range) : rangeOf(begin, document);
  return { uri, outline: found, range: rangeOf(whole, document), head, rangesOf };
}

/** A key without its quotes. */
export function nameOf(node: JsonNode): Place {
  return { ...keyOf(node), within: { start: 0, end: String(node.key).length } };
}
