import { expect, test } from "vitest";
import { folderAbove, folderNameIn, joinPath, spelledLike, tidyPath } from "../../server/src/exports/paths";

test.each([
  ["./a//b/./c/", "a/b/c"],
  [".", "."],
  ["./", "."],
  ["/", "/"],
  ["//server/share", "/server/share"],
  ["../x", "../x"],
  ["C:/", "C:/"],
  ["C:", "C:/"],
])("%s is told apart as %s", (given, tidy) => {
  expect(tidyPath(given)).toBe(tidy);
});

test.each([
  ["a/b", "a"],
  ["a", "."],
  [".", ".."],
  ["..", "../.."],
  ["../../..", "../../../.."],
  ["../a", ".."],
  ["/a", "/"],
  ["/", null],
  ["C:/a", "C:/"],
  ["C:/", null],
])("above %s is %s", (path, above) => {
  expect(folderAbove(path)).toBe(above);
});

test("joins without a step for the folder one stands in", () => {
  expect([joinPath(".", "a"), joinPath("/", "a"), joinPath("..", "a")]).toEqual(["a", "/a", "../a"]);
});

test("a file's folder is told by its label", () => {
  expect([folderNameIn("a.zip!/f/x.json"), folderNameIn("x.json")]).toEqual(["f", ""]);
});

test("finds a name whatever its case", () => {
  expect(spelledLike(["Solution.xml", "a"], "solution.xml")).toBe("Solution.xml");
  expect(spelledLike(["a"], "b")).toBeUndefined();
});
