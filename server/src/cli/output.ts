import { once } from "node:events";
import { closeSync, openSync, writeFileSync } from "node:fs";
import { styleText } from "node:util";
import type { Severity } from "../findings/finding";
import type { TextStyle } from "../report/text";
import { UsageError } from "./exit-code";

/** Collects what is written and hands it to standard output in large pieces, waiting while the reader is slow. */
export interface Output {
  write(text: string): void;
  /** To be called between files; `all` hands over the rest. */
  flush(all?: boolean): Promise<void>;
}

const pieceLength = 64 * 1024;

export function standardOutput(): Output {
  let pieces: string[] = [];
  let length = 0;
  return {
    write(text) {
      pieces.push(text);
      length += text.length;
    },
    async flush(all = false) {
      if (length === 0 || (!all && length < pieceLength)) return;
      const text = pieces.join("");
      pieces = [];
      length = 0;
      if (!process.stdout.write(text)) await once(process.stdout, "drain");
    },
  };
}

/** Writes a file that the person asked for. */
export function writeResult(file: string, pieces: Iterable<string | Uint8Array>): void {
  try {
    const opened = openSync(file, "w");
    try {
      for (const piece of pieces) writeFileSync(opened, piece);
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

/** A reader that has seen enough (`| head`) is no failure of ours. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(process.exitCode);
  });
}

const colors: Readonly<Record<Severity, "red" | "yellow" | "cyan" | "gray">> = {
  error: "red",
  warning: "yellow",
  information: "cyan",
  hint: "gray",
};

/** Colors on a terminal, unless NO_COLOR asks for none. */
export function terminalStyle(): TextStyle {
  const plain = (text: string): string => text;
  if (!process.stdout.isTTY || process.env.NO_COLOR) return { strong: plain, quiet: plain, severity: plain };
  return {
    strong: (text) => styleText("bold", text),
    quiet: (text) => styleText("gray", text),
    severity: (text, severity) => styleText(colors[severity], text),
  };
}
