import { equal } from "./expect";

// Run instead of all others where the runner itself is put to the test.
suite("Self-check", () => {
  test("passes", () => equal(1 + 1, 2, "sum"));
  test("fails on purpose", () => equal(1 + 1, 3, "sum"));
});
