/** How a surface marks up text. Names out of a document pass through `name` or `strong` and can mark up nothing. */
export interface Markup {
  readonly name: (raw: string) => string;
  readonly strong: (raw: string) => string;
  /** For formulas, which hold no backtick. */
  readonly code: (raw: string) => string;
  readonly link: (raw: string, url: string) => string;
  /** The dotted name of a setting, leading to where it is set. */
  readonly setting: (name: string) => string;
  /** The name of something that stands in a file of the inputs, leading there. */
  readonly inFile: (raw: string, file: string) => string;
  readonly table: (head: readonly string[], rows: readonly (readonly string[])[]) => string;
}

/** The addresses that the links of a surface lead to. */
export interface Addresses {
  /** What shows a setting. */
  readonly setting: (name: string) => string;
  /** Null for a file that nothing can open, as one in a package. */
  readonly file: (path: string) => string | null;
}

export function markdown({ setting: settingUrl, file: fileUrl }: Addresses): Markup {
  const name = escapeMarkdown;
  const link = (raw: string, url: string): string => `[${name(raw)}](${url})`;
  return {
    name,
    strong: (raw) => `**${name(raw)}**`,
    code: (raw) => `\`${raw}\``,
    link,
    setting: (setting) => link(setting, settingUrl(setting)),
    inFile: (raw, file) => {
      const url = fileUrl(file);
      return url === null ? name(raw) : link(raw, url);
    },
    table: (head, rows) => [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n"),
  };
}

/** For surfaces that know no markup. */
export const plainText: Markup = {
  name: singleLine,
  strong: singleLine,
  code: (raw) => raw,
  link: singleLine,
  setting: (name) => name,
  inFile: singleLine,
  table: (head, rows) => [head, ...rows].map((cells) => cells.join("   ")).join("\n"),
};

export function paragraphs(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join("\n\n");
}

/**
 * Whatever could begin markup, HTML or an address is made to stand for itself. Brackets are escaped, so parentheses
 * and exclamation marks mark up nothing.
 */
function escapeMarkdown(raw: string): string {
  return singleLine(raw)
    .replaceAll("&", "&amp;")
    .replace(/[\\`*_[\]<>#~|]/g, "\\$&")
    .replace(/:(?=\/\/)|(?<=\bwww)\.|@/gi, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** A name may hold line breaks and control characters; a card has one line for it, of bearable length. */
function singleLine(raw: string): string {
  const line = raw.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
  return line.length > longestName ? `${line.slice(0, longestName - 1)}…` : line;
}

const longestName = 200;
