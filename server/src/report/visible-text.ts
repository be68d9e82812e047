/** A text in which nothing is hidden: marks that turn the direction of writing, and control characters, stand as their codes. */
export function visibleText(text: string): string {
  return hidden.test(text) ? text.replace(allHidden, codeOf) : text;
}

const hidden = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/u;
const allHidden = new RegExp(hidden, "gu");

/** "⟨U+202E⟩"; what only breaks a line becomes a space. */
function codeOf(character: string): string {
  if (/[\t\n\r\u2028\u2029]/.test(character)) return " ";
  return `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
}
