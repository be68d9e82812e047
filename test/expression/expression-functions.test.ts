import { expect, it } from "vitest";
import { allExpressionFunctions, lookUpExpressionFunction } from "../../server/src/reference/expression-functions";

it("finds functions in any letter case", () => {
  expect(lookUpExpressionFunction("UTCNOW")).toMatchObject({ name: "utcNow", least: 0, most: 1, returns: "string" });
  expect(lookUpExpressionFunction("createArray")).toMatchObject({ least: 0, most: null, usualLeast: 1 });
  expect(lookUpExpressionFunction("encodeURIComponent")).toMatchObject({ most: 1, toleratedMost: null });
  expect(lookUpExpressionFunction("month")).toBeUndefined();
});

it("has 143 of them, whose rows agree with themselves", () => {
  const all = allExpressionFunctions();
  expect(all).toHaveLength(143);
  for (const {
    id,
    name,
    parameters,
    least,
    most,
    usualLeast,
    toleratedLeast,
    toleratedMost,
    sameAs,
    refersTo,
  } of all) {
    expect(id).toBe(name.toLowerCase());
    const needed = parameters.filter((parameter) => !parameter.optional && !parameter.repeated);
    expect(parameters.slice(0, needed.length), id).toEqual(needed);
    expect(needed.length, id).toBe(least);
    const repeated = parameters.findIndex((parameter) => parameter.repeated);
    expect(repeated < 0 ? parameters.length : null, id).toBe(most);
    if (repeated >= 0) expect(repeated, id).toBe(parameters.length - 1);
    if (usualLeast !== undefined) expect(usualLeast, id).toBeGreaterThan(least);
    if (toleratedLeast !== undefined) expect(toleratedLeast, id).toBeLessThan(least);
    if (toleratedMost !== undefined) expect(toleratedMost ?? Number.POSITIVE_INFINITY, id).toBeGreaterThan(most ?? 0);
    if (sameAs !== undefined) expect(lookUpExpressionFunction(sameAs), id).toBeDefined();
    if (refersTo !== undefined) expect(parameters[0]?.type, id).toBe("string");
  }
});
