import type { InputProblem } from "./export-file";

/** Thrown inside this folder where an input cannot be read; ends as a problem, never as a crash. */
export class Unreadable extends Error {
  constructor(readonly problem: InputProblem) {
    super(problem.message);
  }
}

export function unreadable(file: string, code: string, message: string): Unreadable {
  return new Unreadable({ file, code, severity: "error", message });
}

/** The problem behind any failure. Of a failure from outside only the system's code is told, never its text. */
export function problemBehind(failure: unknown, file: string, code: string): InputProblem {
  if (failure instanceof Unreadable) return failure.problem;
  const systemCode = (failure as { code?: unknown } | null)?.code;
  const detail = typeof systemCode === "string" && /^E[A-Z0-9]+$/.test(systemCode) ? ` (${systemCode})` : "";
  return { file, code, severity: "error", message: `${file} cannot be read${detail}.` };
}

/** A size as a person reads it. */
export function inWords(bytes: number): string {
  const units = ["bytes", "KB", "MB", "GB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${Number(size.toFixed(1))} ${units[unit]}`;
}
