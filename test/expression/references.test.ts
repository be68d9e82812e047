import { expect, it, test } from "vitest";
import { parseTemplate } from "../../server/src/flow/expression/parse-expression";
import { referencesIn } from "../../server/src/flow/expression/references";
import { allExpressionFunctions } from "../../server/src/reference/expression-functions";

/** Each reference as its kind and what stands at its place, and then its name where that is another one. */
test.each([
  ["plain", []],
  ["@utcNow()", []],
  ["@body('Get_items')?['value']", ["action Get_items"]],
  ["@Outputs('A')['body/x']", ["action A"]],
  ["@actions('A').status", ["action A"]],
  ["@actionBody('A')", ["action A"]],
  ["@actionOutputs('A')", ["action A"]],
  ["@result('Try')", ["action Try"]],
  ["@formDataValue('A', 'k')", ["action A"]],
  ["@formDataMultiValues('A', 'k')", ["action A"]],
  ["@multipartBody('A', 0)", ["action A"]],
  ["@items('Apply_to_each')?.id", ["loop Apply_to_each"]],
  ["@iterationIndexes('Do_until')", ["loop Do_until"]],
  ["@variables('n')", ["variable n"]],
  ["@variables( 'n' )", ["variable n"]],
  ["@parameters('$connections')", ["parameter $connections"]],
  ["@parameters('It''s (x_y)')", ["parameter It''s (x_y) = It's (x_y)"]],
  ["@body('')", ["action "]],
  ["@trigger()", ["trigger trigger()"]],
  ["@triggerBody()?['a']", ["trigger triggerBody()"]],
  ["@triggerOutputs()", ["trigger triggerOutputs()"]],
  ["@triggerFormDataValue('k')", ["trigger triggerFormDataValue('k')"]],
  ["@triggerFormDataMultiValues('k')", ["trigger triggerFormDataMultiValues('k')"]],
  ["@triggerMultipartBody(0)", ["trigger triggerMultipartBody(0)"]],
  ["@item()?['a']", ["item item()"]],
  ["@variables(concat('a', body('B')))", ["variable concat('a', body('B')) = ?", "action B"]],
  ["@variables(1)", ["variable 1 = ?"]],
  ["@variables()", ["variable  = ?"]],
  ["@body('A", ["action A"]],
  ["@body('A'", ["action A"]],
  ["@f(body('A')?[variables('v')], items('L'))", ["action A", "variable v", "loop L"]],
  ["@{variables('a')} and @{parameters('b')}", ["variable a", "parameter b"]],
  ["@@{variables('a')}", []],
])("%s", (text, expected) => {
  const told = referencesIn(parseTemplate(text)).map((reference) => {
    const there = text.slice(reference.start, reference.end);
    const name = "name" in reference ? (reference.name ?? "?") : there;
    return `${reference.kind} ${there}${name === there ? "" : ` = ${name}`}`;
  });
  expect(told).toEqual(expected);
});

it("tells places of names without their quotes", () => {
  expect(referencesIn(parseTemplate("@body('body')"))).toMatchObject([{ start: 7, end: 11 }]);
  expect(referencesIn(parseTemplate("@{items('items')}"))).toMatchObject([{ start: 9, end: 14 }]);
});

it("knows every function of which the reference data say that it refers to something", () => {
  const known = allExpressionFunctions().flatMap(({ id }) => {
    const reference = referencesIn(parseTemplate(`@${id}('x')`))[0];
    return reference && "name" in reference ? [[id, reference.kind]] : [];
  });
  expect(known).toEqual(
    allExpressionFunctions().flatMap(({ id, refersTo }) => (refersTo === undefined ? [] : [[id, refersTo]])),
  );
});
