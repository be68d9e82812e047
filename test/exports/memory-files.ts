import { strToU8 } from "fflate";
import type { FileAccess } from "../../server/src/exports/file-access";

/** Files in memory, by path from the folder one stands in. `reads` tells what was read. */
export interface MemoryFiles extends FileAccess {
  readonly reads: string[];
}

export function memoryFiles(
  contents: Readonly<Record<string, string | Uint8Array>>,
  standingIn = "project",
): MemoryFiles {
  const resolve = (path: string): string => absolute(path, standingIn);
  const files = new Map<string, Uint8Array>();
  for (const [path, text] of Object.entries(contents)) {
    files.set(resolve(path), typeof text === "string" ? strToU8(text) : text);
  }
  const reads: string[] = [];
  const bytesOf = (path: string): Uint8Array => {
    const bytes = files.get(resolve(path));
    if (bytes) return bytes;
    throw Object.assign(new Error(`secret detail of ${path}`), { code: "ENOENT" });
  };
  const list = (folder: string) => {
    const prefix = resolve(folder) === "/" ? "/" : `${resolve(folder)}/`;
    const inside = [...files.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
    const folders = inside.filter((path) => path.includes("/")).map((path) => path.slice(0, path.indexOf("/")));
    return { files: inside.filter((path) => !path.includes("/")), folders: [...new Set(folders)] };
  };
  return {
    reads,
    kindOf(path) {
      if (files.has(resolve(path))) return "file";
      const { files: inside, folders } = list(path);
      return inside.length + folders.length > 0 ? "folder" : null;
    },
    sizeOf: (path) => bytesOf(path).length,
    list,
    read(path, mostBytes) {
      const bytes = bytesOf(path);
      if (bytes.length > mostBytes) return null;
      reads.push(path);
      return bytes;
    },
  };
}

/** The same files, each answer behind a promise, as an editor gives them. */
export function slowly(files: FileAccess): FileAccess {
  return {
    kindOf: async (path) => files.kindOf(path),
    sizeOf: async (path) => files.sizeOf(path),
    list: async (path) => files.list(path),
    read: async (path, mostBytes) => files.read(path, mostBytes),
  };
}

function absolute(path: string, standingIn: string): string {
  const steps: string[] = path.startsWith("/") ? [] : [standingIn];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return `/${steps.join("/")}`;
}
