// Writes the grammar of expressions, with the functions of server/data in it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expressionGrammar } from "./expression-grammar.mjs";
import { root } from "./run.mjs";

const path = `${root}syntaxes/flow-expression.tmLanguage.json`;
const { rows } = JSON.parse(readFileSync(`${root}server/data/expression-functions.json`, "utf8"));
const grammar = `${JSON.stringify(expressionGrammar(rows), null, 2)}\n`;
mkdirSync(`${root}syntaxes`, { recursive: true });
if (!existsSync(path) || readFileSync(path, "utf8") !== grammar) writeFileSync(path, grammar);
