/**
 * Writes texts as a JSON text writes its own, without the quotes: what it escapes by number though it need not is
 * escaped in what is put there too.
 */
export function spellingOf(text: string): (value: string) => string {
  const { units, beyondAscii, isUpperCase } = escapesIn(text);
  const byNumber = (unit: string): string => {
    const digits = unit.charCodeAt(0).toString(16).padStart(4, "0");
    return `\\u${isUpperCase ? digits.toUpperCase() : digits}`;
  };
  const escapesAll = beyondAscii && !notAscii.test(text);
  const escaped = new Set([...units].filter((unit) => unit === '"' || !text.includes(unit)));
  const spell = (character: string): string => {
    if (escaped.has(character)) return byNumber(character);
    if (escapesAll && notAscii.test(character)) return character.split("").map(byNumber).join("");
    return JSON.stringify(character).slice(1, -1);
  };
  return (value) => Array.from(value, spell).join("");
}

/** Not the byte order mark, which is no part of a text. */
const notAscii = /[\u0080-\ufefe\uff00-\uffff]/;

/** What a text escapes by number: which characters of ASCII, and whether others too. */
function escapesIn(text: string) {
  const units = new Set<string>();
  let beyondAscii = false;
  let isUpperCase = false;
  for (const [, code] of text.matchAll(/\\(?:u([\da-f]{4})|.)/gi)) {
    if (code === undefined) continue;
    const unit = String.fromCharCode(Number.parseInt(code, 16));
    if (notAscii.test(unit)) beyondAscii = true;
    else units.add(unit);
    isUpperCase ||= /[A-F]/.test(code);
  }
  return { units, beyondAscii, isUpperCase };
}
