// The texts that the client shows: those that stand in calls of `l10n.t`, and those that do not yet.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** `translated` are the texts in calls of `l10n.t`; `plain` are texts that read like words and stand outside of one. */
export function clientWords(folder) {
  const found = { translated: new Set(), plain: [] };
  for (const name of readdirSync(folder, { recursive: true }).filter((it) => it.endsWith(".ts"))) {
    const source = ts.createSourceFile(name, readFileSync(join(folder, name), "utf8"), ts.ScriptTarget.Latest, true);
    collect(source, source, found);
  }
  return { translated: [...found.translated].sort(), plain: found.plain };
}

function collect(node, source, found) {
  if (ts.isCallExpression(node) && /(^|\.)l10n\.t$/.test(node.expression.getText(source))) {
    const [text, ...values] = node.arguments;
    if (!text || !ts.isStringLiteralLike(text)) found.plain.push(`${source.fileName}: ${node.getText(source)}`);
    else found.translated.add(text.text);
    for (const value of values) collect(value, source, found);
  } else if (isText(node) && readsLikeWords(textOf(node))) {
    found.plain.push(`${source.fileName}: ${textOf(node)}`);
  } else if (!ts.isImportDeclaration(node)) {
    ts.forEachChild(node, (child) => collect(child, source, found));
  }
}

function isText(node) {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** A template with three dots for what is put in. */
function textOf(node) {
  if (!ts.isTemplateExpression(node)) return node.text;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join("");
}

/** A word with a capital at the start; the name of the product is the same in every language. */
function readsLikeWords(text) {
  return /^\p{Lu}[\p{Ll}-]*( |$)/u.test(text.replace(/^Flow License Lint(: …?)?/, ""));
}
