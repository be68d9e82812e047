import picomatch from "picomatch";

/** What settings know a flow by. */
export interface FlowIdentity {
  /** Its file, written as `SettingsLayer.folder` is; inside a package `a.zip!/Workflows/X.json`. */
  readonly file: string;
  readonly name: string;
  readonly id: string | null;
}

export type FlowPattern = (flow: FlowIdentity) => boolean;

/** Matches every flow; does not have to be asked. */
export const everyFlow: FlowPattern = () => true;

/**
 * Compiles what picks flows: a glob on the file or on the name, or an id. The glob is relative to a folder; one that
 * matches a package picks all flows in it.
 */
export function compileFlowPattern(pattern: string, folder: string): FlowPattern {
  if (pattern === "*" || pattern === "**") return everyFlow;
  const glob = withoutDot(pattern);
  const id = pattern.toLowerCase().replace(/^\{(.*)\}$/, "$1");
  const expression = wildcards.test(glob) ? globExpression(glob) : null;
  const matches = (text: string) => text === glob || (expression?.test(text) ?? false);
  const strip = folderStripper(folder);
  return (flow) => {
    if (flow.name === pattern || matches(flow.name) || flow.id?.toLowerCase() === id) return true;
    const path = strip(flow.file);
    return path !== null && (matches(path) || packagesIn(path).some(matches));
  };
}

const wildcards = /[*?{]/;

/** Brackets stand for themselves, for names such as "[Test] Invoice (1).zip" are common. */
function globExpression(glob: string): RegExp {
  const literal = glob.replace(/\\?[()[\]|+^$]/g, (found) => (found.length > 1 ? found : `\\${found}`));
  return picomatch.makeRe(literal, { dot: true, nonegate: true, windows: false });
}

/** Takes the folder off the front of a path; null for a path that lies elsewhere. */
function folderStripper(folder: string): (file: string) => string | null {
  const base = withoutDot(folder).replace(/\/$/, "");
  if (folder === "" || (base === "" && !folder.startsWith("/"))) return withoutDot;
  return (file) => {
    const path = withoutDot(file);
    return path.startsWith(`${base}/`) ? path.slice(base.length + 1) : null;
  };
}

/** The packages that a path leads through, the outermost first. */
function packagesIn(path: string): string[] {
  const found: string[] = [];
  for (let at = path.indexOf("!/"); at >= 0; at = path.indexOf("!/", at + 2)) found.push(path.slice(0, at));
  return found;
}

function withoutDot(path: string): string {
  if (path === ".") return "";
  return path.startsWith("./") ? path.slice(2) : path;
}
