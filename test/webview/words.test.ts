import { describe, expect, it } from "vitest";
import { mix } from "../../webview/src/charts/mix";
import { amount, number, percent, shortened } from "../../webview/src/words";

describe("numbers in the report panel", () => {
  it.each([
    [number(null), "not known"],
    [number(0), "0"],
    [number(0.0033333), "0.003"],
    [amount(0.0033333, "run"), "about 0.003 runs"],
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

describe("a color over another one", () => {
  it.each([
    [mix("#000", "#ffffff", 0.5), "rgb(128, 128, 128)"],
    [mix("rgba(200, 0, 0, 1)", "rgb(0, 100, 0)", 0.25), "rgb(50, 75, 0)"],
    [mix("canvas", "#fff", 0.5), "canvas"],
  ])("%s", (mixed, expected) => expect(mixed).toBe(expected));
});
