import { bodyOf, type JsonNode, keyOf, type Place } from "../syntax/json-node";
import type { JsonTree, TextSpan } from "../syntax/json-tree";
import { readJson } from "../syntax/read-json";
import { lineIndexOf, type SourcePosition } from "../syntax/source-range";
import { takeOutFaults } from "./check-settings";
import type { SettingPath } from "./describe-fault";
import type { SettingsLayer } from "./settings-layer";
import { settingsValues } from "./settings-values";

/** What a settings file says that does not count, and where. */
export interface SettingsProblem extends TextSpan, SourcePosition {
  readonly message: string;
  readonly severity: "error" | "warning";
}

export interface SettingsFile {
  readonly layer: SettingsLayer;
  /** In the order of the text. */
  readonly problems: readonly SettingsProblem[];
}

/** Where a settings file is. */
export interface SettingsFilePlace {
  /** As messages call it. */
  readonly name: string;
  /** See `SettingsLayer.folder`. */
  readonly folder: string;
  /** No other settings file stands above it. */
  readonly isRoot: boolean;
}

/** Reads the text of a `flow-license.json`. What is wrong is told and left out, and the rest counts. */
export function readSettingsFile(text: string, place: SettingsFilePlace): SettingsFile {
  const tree = readJson(text);
  const lines = lineIndexOf(text);
  // A mistake in the syntax leads to others, so only the first one is told.
  const problems: SettingsProblem[] = tree.problems.slice(0, 1).map(({ message, offset, length }) => ({
    message: `${message}.`.replace("..", "."),
    severity: "error",
    offset,
    length,
    ...lines.positionOf(offset),
  }));
  const written = writtenIn(tree);
  if (tree.root && !written) {
    problems.push({ message: "Settings must be an object.", severity: "error", ...lines.positionOf(0), ...nowhere });
  }
  const checked = written ?? {};
  const entries = Array.isArray(checked.ignore) ? [...checked.ignore] : [];
  const faults = takeOutFaults(checked, place.isRoot);
  const values = settingsValues(checked);

  const spans = tree.spansOf(faults.map(({ path, part }) => placeAt(tree.root as JsonNode, path, part)));
  faults.forEach(({ message, severity }, index) => {
    const { offset, length } = shortSpan(text, spans[index] as TextSpan);
    problems.push({ message, severity, offset, length, ...lines.positionOf(offset) });
  });
  const kept = (checked.ignore as unknown[] | undefined) ?? [];
  const ignoreSpans = tree.spansOf(
    kept.map((entry) => placeAt(tree.root as JsonNode, ["ignore", entries.indexOf(entry)], "value")),
  );
  const { name: origin, folder } = place;
  const ignoreAt = ignoreSpans.map(({ offset }) => lines.positionOf(offset));
  return {
    layer: { kind: "file", origin, folder, values, ignoreAt },
    problems: problems.sort((left, right) => left.offset - right.offset),
  };
}

const nowhere: TextSpan = { offset: 0, length: 0 };

/** A copy of what the file says, to take faults out of; the tree stays as it is, to find their places. */
function writtenIn({ root }: JsonTree): Record<string, unknown> | null {
  return root?.kind === "object" ? (structuredClone(root.value) as Record<string, unknown>) : null;
}

function placeAt(root: JsonNode, path: SettingPath, part: "key" | "value"): Place {
  let node = root;
  for (const step of path) {
    const inside = typeof step === "number" ? node.items()[step] : node.get(step);
    if (!inside) return bodyOf(node);
    node = inside;
  }
  return part === "key" ? keyOf(node) : bodyOf(node);
}

/** The opening bracket stands for a whole object or list, which may be long. */
function shortSpan(text: string, { offset, length }: TextSpan): TextSpan {
  const opening = text[offset] === "{" || text[offset] === "[";
  return { offset, length: opening ? Math.min(length, 1) : length };
}
