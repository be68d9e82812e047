/** A text under analysis and the name it goes by: a file path on the command line, a URI in the editor. */
export interface SourceDocument {
  readonly uri: string;
  /** Raised by the editor with each change; 0 for a file. */
  readonly version: number;
  readonly text: string;
}
