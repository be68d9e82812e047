import { guidPattern } from "./workflow-id";

const idInFileName = new RegExp(`-(${guidPattern})\\.json$`, "i");
const idAtEnd = new RegExp(`-${guidPattern}$`, "i");

/** The workflow id at the end of a solution's file name (`Name-<GUID>.json`), in lower case. */
export function flowIdInFileName(path: string): string | null {
  return idInFileName.exec(path)?.[1]?.toLowerCase() ?? null;
}

/** The file's name without the workflow id; for a name that says nothing, that of the folder. */
export function nameInFile(file: string): string {
  const steps = file.split("/");
  const base = (steps.at(-1) ?? file).replace(/\.json$/i, "");
  const plain = base.replace(idAtEnd, "");
  const saysNothing = /^(?:definition|workflow)$/i.test(plain);
  return saysNothing ? (steps.at(-2)?.replace(/!$/, "") ?? plain) : plain;
}
