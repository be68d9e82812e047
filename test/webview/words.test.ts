import { describe, expect, it } from "vitest";
import { textOn } from "../../webview/src/charts/contrast";
import { amount, number, percent, shortened } from "../../webview/src/words";

describe("numbers in the report panel", () => {
  it.each([
    [number(null), "not known"],
    [number(0), "0"],
    [number(1440), "1,440"],
    [number(0.333333), "0.33"],
    [amount(null, "request"), "requests not known"],
    [amount(1, "request"), "1 request"],
    [amount(0.3333, "request"), "about 0.33 requests"],
    [amount(105.72, "request"), "about 105.7 requests"],
    [percent(null), "not known"],
    [percent(0), "0%"],
    [percent(0.0001), "below 0.1%"],
    [percent(0.48), "48%"],
    [percent(0.054), "5.4%"],
    [percent(1), "100%"],
    [percent(1.0001), "above 100%"],
    [percent(7.2), "720%"],
    [shortened("Apply to each", 40), "Apply to each"],
    [shortened("Apply to each", 9), "Apply to…"],
    [shortened("👍👍👍", 2), "👍…"],
  ])("%s", (written, expected) => expect(written).toBe(expected));
});

describe("text on a color", () => {
  it.each([
    ["#ffffff", "#000000"],
    ["#000", "#ffffff"],
    ["rgb(26, 109, 194)", "#ffffff"],
    ["rgba(209, 134, 22, 1)", "#000000"],
    ["canvas", "#000000"],
  ])("%s has %s", (color, text) => expect(textOn(color)).toBe(text));
});
