/**
 * The grammar of the reference, once more and as short as it can be: whether a text is an expression. The slash behind
 * a call is added to it.
 */
export function isExpression(text: string): boolean {
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    const sticky = new RegExp(`\\s*(${pattern.source})`, "uy");
    sticky.lastIndex = at;
    const found = sticky.exec(text);
    if (!found) return null;
    at = sticky.lastIndex;
    return found[1] as string;
  };
  const list = (close: RegExp): boolean => {
    do if (!expression()) return false;
    while (take(/,/));
    return take(close) !== null;
  };
  const access = (): boolean | null => {
    const before = at;
    const safe = take(/\?/);
    if (take(/\./)) return take(/[^\s.,(){}@[\]?'"/]+/) !== null;
    if (take(/\//)) return take(/(?![+-]?\d)[^\s.,(){}@[\]?'"/]+(?!\s*\()(?![^\s.,(){}@[\]?'"/])/) !== null;
    if (take(/\[/)) return expression() && take(/\]/) !== null;
    at = before;
    return safe === null ? null : false;
  };
  const expression = (): boolean => {
    if (take(/'(?:[^']|'')*'(?!')/)) return true;
    if (take(/[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![^\s.,(){}@[\]?'"/])/)) return true;
    const name = take(/(?![+\-\d])(?=[^\s.,(){}@[\]?'"/]*[\p{L}\p{N}_$])[^\s.,(){}@[\]?'"/]+/u);
    if (name === null) return false;
    if (!take(/\(/)) return /^(true|false|null)$/i.test(name);
    if (!take(/\)/) && !list(/\)/)) return false;
    for (;;) {
      const read = access();
      if (read !== true) return read === null;
    }
  };
  return expression() && take(/$/) !== null;
}
