import fc from "fast-check";
import type { Expression, ParsedTemplate, TemplatePart } from "../../server/src/flow/expression/expression";

/** An expression as it is thought of, before it is written. */
type Shape =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null; readonly written: string }
  | {
      readonly kind: "call";
      readonly spelled: string;
      readonly args: readonly Shape[];
      readonly steps: readonly Step[];
    };

type Step =
  | { readonly kind: "property"; readonly safe: boolean; readonly mark: "." | "/"; readonly name: string }
  | { readonly kind: "index"; readonly safe: boolean; readonly index: Shape };

/** A text and the tree that it must be read as. */
export interface Written {
  readonly text: string;
  readonly template: ParsedTemplate;
}

const nameLetters = [..."abcXYZ_$09-:#&+*=é漢"];
const nameOf = (firstLetters: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...firstLetters), fc.string({ unit: fc.constantFrom(...nameLetters), maxLength: 6 }))
    .map(([first, rest]) => first + rest);
const beginsName = nameLetters.filter((letter) => !/[0-9+\-:#&*=]/.test(letter));
const functionName = fc
  .oneof(fc.constantFrom("body", "Outputs", "utcNow", "trueish"), nameOf(beginsName))
  .filter((name) => !/^(true|false|null)$/i.test(name));

const pieces = fc.oneof(
  fc.constantFrom("'", "}", "{", "@{", "@", '"', "\n", "(", ")", ",", "🚀", "\u2028"),
  fc.string({ maxLength: 3 }),
);
const content = fc.array(pieces, { maxLength: 4 }).map((list) => list.join(""));

const literal: fc.Arbitrary<Shape> = fc
  .oneof(
    content.map((value) => ({ value, written: `'${value.replaceAll("'", "''")}'` })),
    fc
      .tuple(
        fc.constantFrom("", "-", "+"),
        fc.nat(),
        fc.option(fc.nat({ max: 999 })),
        fc.option(fc.constantFrom("e3", "E-2", "e+10")),
      )
      .map(([sign, whole, part, power]) => sign + whole + (part === null ? "" : `.${part}`) + (power ?? ""))
      .map((written) => ({ value: Number(written), written })),
    fc.constantFrom("true", "True", "TRUE").map((written) => ({ value: true, written })),
    fc.constantFrom("false", "False").map((written) => ({ value: false, written })),
    fc.constantFrom("null", "Null").map((written) => ({ value: null, written })),
  )
  .map((it) => ({ kind: "literal", ...it }));

const { shape } = fc.letrec<{ shape: Shape; step: Step }>((tie) => ({
  step: fc.oneof(
    fc.record({
      kind: fc.constant("property" as const),
      safe: fc.boolean(),
      mark: fc.constant("." as const),
      name: nameOf(nameLetters),
    }),
    fc.record({
      kind: fc.constant("property" as const),
      safe: fc.boolean(),
      mark: fc.constant("/" as const),
      name: nameOf(beginsName),
    }),
    fc.record({ kind: fc.constant("index" as const), safe: fc.boolean(), index: tie("shape") }),
  ),
  shape: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    literal,
    fc.record({
      kind: fc.constant("call" as const),
      spelled: functionName,
      args: fc.array(tie("shape"), { maxLength: 3, depthIdentifier: "shape" }),
      steps: fc.array(tie("step"), { maxLength: 3, depthIdentifier: "shape" }),
    }),
  ),
}));

/** A text that is one expression. */
export function writtenExpression(): fc.Arbitrary<Written> {
  return fc.tuple(shape, fc.infiniteStream(fc.nat({ max: 9 }))).map(([root, spaces]) => {
    const writer = new Writer(spaces);
    writer.put("@");
    // A space in front keeps nothing from being an expression.
    const expression = writer.write(root);
    return { text: writer.text, template: { kind: "expression", expression, problems: [] } };
  });
}

/** A text with at least one expression in it. */
export function writtenTemplate(): fc.Arbitrary<Written> {
  const mixed = fc.array(fc.tuple(content, shape), { minLength: 1, maxLength: 3 });
  return fc.tuple(mixed, content, fc.infiniteStream(fc.nat({ max: 9 }))).map(([pairs, last, spaces]) => {
    const writer = new Writer(spaces);
    const parts: TemplatePart[] = [];
    const putText = (text: string): void => {
      const start = writer.text.length;
      writer.put(text.replaceAll("@{", "@@{"));
      if (text !== "") parts.push({ kind: "text", text, start, end: writer.text.length });
    };
    for (const [index, [before, root]] of pairs.entries()) {
      // Nothing can be written so that an @ stands in front of an expression, or at the start of such a text.
      putText((index === 0 ? before.replace(/^@+/, "") : before).replace(/@+$/, ""));
      const start = writer.text.length;
      writer.put("@{");
      const expression = writer.write(root);
      writer.put("}");
      parts.push({ kind: "interpolation", expression, start, end: writer.text.length });
    }
    putText(last);
    return { text: writer.text, template: { kind: "template", parts, problems: [] } };
  });
}

class Writer {
  text = "";

  constructor(private readonly spaces: fc.Stream<number>) {}

  put(text: string): void {
    this.text += text;
  }

  write(shape: Shape): Expression {
    this.space();
    const expression = shape.kind === "literal" ? this.literal(shape) : this.call(shape);
    this.space();
    return expression;
  }

  private literal({ value, written }: Extract<Shape, { kind: "literal" }>): Expression {
    const start = this.text.length;
    this.put(written);
    return { kind: "literal", value, start, end: this.text.length };
  }

  private call({ spelled, args, steps }: Extract<Shape, { kind: "call" }>): Expression {
    const start = this.text.length;
    this.put(spelled);
    this.space();
    this.put("(");
    this.space();
    const read = args.map((arg, index) => {
      if (index > 0) this.put(",");
      return this.write(arg);
    });
    this.put(")");
    const end = this.text.length;
    const call: Expression = { kind: "call", name: spelled.toLowerCase(), spelled, args: read, start, end };
    return steps.reduce<Expression>((target, step) => this.step(target, step), call);
  }

  private step(target: Expression, step: Step): Expression {
    this.space();
    if (step.safe) this.put("?");
    this.space();
    const { safe } = step;
    const { start } = target;
    if (step.kind === "property") {
      this.put(step.mark);
      this.space();
      this.put(step.name);
      return { kind: "property", target, name: step.name, safe, start, end: this.text.length };
    }
    this.put("[");
    const index = this.write(step.index);
    this.put("]");
    return { kind: "index", target, index, safe, start, end: this.text.length };
  }

  private space(): void {
    const draw = this.spaces.next().value ?? 0;
    this.put(["", "", "", "", "", " ", "  ", "\r\n", "\t", "\u00a0"][draw] as string);
  }
}
