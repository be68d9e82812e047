import type { ExportFile, FileText } from "../exports/export-file";

/** UTF-16 units that are kept: a few hundred flows of usual size, which then are read from disk only once. */
const mostKept = 12 * 1024 * 1024;

/** Keeps texts from the first pass for the second, up to a fixed amount, so that memory does not grow with the inputs. */
export class KeptTexts {
  private readonly kept = new Map<ExportFile, FileText>();
  private length = 0;

  /** Reads a file and keeps its text if there is room. */
  async read(file: ExportFile): Promise<FileText> {
    const read = await file.read();
    if ("text" in read && this.length + read.text.length <= mostKept) {
      this.length += read.text.length;
      this.kept.set(file, read);
    }
    return read;
  }

  /** Hands out a text for the last time. */
  async take(file: ExportFile): Promise<FileText> {
    const known = this.kept.get(file);
    if (known === undefined) return file.read();
    this.kept.delete(file);
    return known;
  }
}
