import type { CallExpression, Expression, ExpressionProblem, ExpressionProblemCode, Missing, Span } from "./expression";
import { lexExpression, noOperators, type Token } from "./lex-expression";

/**
 * Neither calls nor chains of accesses go deeper, so that a tree is at most twice as high and may be walked by
 * recursion. The deepest of some 26,000 real expressions goes to 14.
 */
export const greatestDepth = 250;

/** Parses the expression between two offsets. What is wrong is added to `problems`; there is always an expression. */
export function parseBetween(text: string, start: number, end: number, problems: ExpressionProblem[]): Expression {
  return new TokenParser(lexExpression(text, start, end), problems).parse();
}

type Closing = ")" | "]";

class TokenParser {
  private index = 0;
  /** How high the tree is that was parsed last. */
  private height = 0;
  /** How many open brackets wait for each. */
  private readonly waiting = { ")": 0, "]": 0 };
  /** Set where nothing that follows can be told from a consequence of what was reported. */
  private silent = false;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly problems: ExpressionProblem[],
  ) {}

  parse(): Expression {
    const expression = this.expression(0);
    const { start, kind } = this.token;
    const end = this.tokens.at(-2)?.end ?? start;
    if (kind === "stray") this.passStray();
    else if (kind === "/") this.report("unexpected-character", noOperators, this.token);
    else if (kind !== "end") this.report("trailing", "The expression has ended before this", { start, end });
    return expression;
  }

  private get token(): Token {
    return this.tokens[this.index] as Token;
  }

  private expression(depth: number): Expression {
    const stray = this.passStray();
    this.height = 1;
    if (depth > greatestDepth) return this.giveUp();
    const { token } = this;
    switch (token.kind) {
      case "string":
      case "number":
        this.take();
        return this.accesses(literal(token), depth);
      case "word":
        return this.accesses(this.word(depth), depth);
      case "(": {
        this.report("expected-token", "Only the name of a function has parentheses behind it", token);
        this.take();
        const [inner] = this.list(")", depth);
        return this.accesses(inner ?? this.missing(), depth);
      }
      case "[": {
        this.report("unexpected-character", "Expressions have no arrays of their own; createArray makes one", token);
        this.take();
        this.list("]", depth);
        return this.accesses({ kind: "missing", start: token.start, end: this.endOfLast }, depth);
      }
      default:
        if (!stray) this.report("expected-token", "A value or a function is missing here", token);
        return this.accesses(this.missing(), depth);
    }
  }

  private word(depth: number): Expression {
    const token = this.take();
    const { text, start } = token;
    if (this.token.kind === "(") {
      this.take();
      const args = this.list(")", depth);
      return { kind: "call", name: text.toLowerCase(), spelled: text, args, start, end: this.endOfLast };
    }
    const lower = text.toLowerCase();
    const { end } = token;
    if (lower === "true" || lower === "false") return { kind: "literal", value: lower === "true", start, end };
    if (lower === "null") return { kind: "literal", value: null, start, end };
    this.report("bare-identifier", "A name needs parentheses behind it; a text needs single quotes around it", token);
    const call: CallExpression = { kind: "call", name: lower, spelled: text, args: [], start, end };
    return call;
  }

  /** What stands between an opening bracket, which was taken, and its closing one. */
  private list(closing: Closing, depth: number): Expression[] {
    const items: Expression[] = [];
    let height = 0;
    this.waiting[closing]++;
    let open = this.token.kind === "end" ? this.goesOn(closing) : !this.takeIf(closing);
    while (open) {
      items.push(this.expression(depth + 1));
      height = Math.max(height, this.height);
      open = this.goesOn(closing);
    }
    this.waiting[closing]--;
    this.height = height + 1;
    return items;
  }

  /** Behind an item of a list: whether another one follows. */
  private goesOn(closing: Closing): boolean {
    for (;;) {
      const operator = this.passStray();
      const { token } = this;
      if (this.takeIf(",")) return true;
      if (this.takeIf(closing)) return false;
      const closesOther = (token.kind === ")" || token.kind === "]") && this.waiting[token.kind] > 0;
      if (token.kind === "end" || closesOther) {
        this.report("expected-token", `A ${closing} is missing here`, token);
        return false;
      }
      if (["word", "string", "number", "("].includes(token.kind)) {
        if (!operator) this.report("expected-token", "A comma is missing here", token);
        return true;
      }
      this.report("unexpected-character", "This does not belong into an expression", token);
      this.take();
    }
  }

  /** Everything that reads a part of the value before it. */
  private accesses(first: Expression, depth: number): Expression {
    let target = first;
    for (;;) {
      if (!this.beginsAccess()) return target;
      const { token: begin, height } = this;
      if (height >= greatestDepth) return this.giveUp(target);
      if (target.kind === "literal") {
        this.report("expected-token", "Only what a function returns has parts", begin);
      }
      const safe = this.takeIf("?");
      const { start } = target;
      const isIndex = this.take().kind === "[" || this.isBracketBehindPoint();
      if (isIndex) {
        const nothing = this.missing();
        const [index = nothing, ...more] = this.list("]", depth);
        if (index === nothing) this.report("expected-token", "The name or number of a part is missing", nothing);
        if (more.length > 0) this.report("unexpected-character", "One part is read at a time", more[0] as Span);
        this.height = Math.max(height + 1, this.height);
        target = { kind: "index", target, index, safe, start, end: this.endOfLast };
        continue;
      }
      this.height = height + 1;
      if (this.token.kind !== "word") this.report("expected-token", "The name of a part is missing", this.token);
      const name = this.token.kind === "word" ? this.take().text : "";
      target = { kind: "property", target, name, safe, start, end: this.endOfLast };
    }
  }

  /** `.['name']`, which only other languages know. */
  private isBracketBehindPoint(): boolean {
    if (this.token.kind !== "[") return false;
    this.report("unexpected-character", "Either a point or brackets lead to a part", this.token);
    this.take();
    return true;
  }

  private beginsAccess(): boolean {
    const { index, tokens } = this;
    const first = tokens[index]?.kind === "?" ? index + 1 : index;
    const kind = tokens[first]?.kind;
    return kind === "." || kind === "[" || (kind === "/" && isSlashName(tokens[first + 1], tokens[first + 2]));
  }

  /** Passes characters that have no place in an expression; a row of them is one problem. */
  private passStray(): boolean {
    const first = this.token;
    if (first.kind !== "stray" || !first.flaw) return false;
    while (this.token.kind === "stray") this.index++;
    this.report(first.flaw.code, first.flaw.message, { start: first.start, end: this.endOfLast });
    return true;
  }

  /** The rest is left unread. */
  private giveUp(target?: Expression): Expression {
    this.report("nested-too-deeply", `The expression is nested more than ${greatestDepth} deep`, this.token);
    const missing = this.missing();
    this.silent = true;
    this.index = this.tokens.length - 1;
    return target ?? missing;
  }

  private missing(): Missing {
    const start = this.index > 0 ? this.endOfLast : this.token.start;
    return { kind: "missing", start, end: start };
  }

  private take(): Token {
    const { token } = this;
    if (token.kind !== "end") this.index++;
    if (token.flaw) {
      this.report(token.flaw.code, token.flaw.message, token);
      // It has swallowed everything behind it, closing brackets included.
      if (token.flaw.code === "unterminated-string") this.silent = true;
    }
    return token;
  }

  private takeIf(kind: Token["kind"]): boolean {
    if (this.token.kind !== kind) return false;
    this.take();
    return true;
  }

  private get endOfLast(): number {
    return (this.tokens[this.index - 1] as Token).end;
  }

  /** One problem at a place: what else is wrong there follows from it. */
  private report(code: ExpressionProblemCode, message: string, { start, end }: Span): void {
    if (this.silent || this.problems.at(-1)?.start === start) return;
    this.problems.push({ code, message, start, end });
  }
}

function literal({ kind, text, start, end }: Token): Expression {
  return { kind: "literal", value: kind === "number" ? Number(text) : text, start, end };
}

/** `/name` reads a part; a number behind a slash, or a function, was meant as a division. */
function isSlashName(name: Token | undefined, after: Token | undefined): boolean {
  return name?.kind === "word" && !/^[+-]?\d/.test(name.text) && after?.kind !== "(";
}
