/** Counts what was looked at, and says each thing as it is found. */
export class Checks {
  #passed = 0;
  #failures = [];

  that(what, holds, found) {
    if (holds) this.#passed++;
    else this.#failures.push(found === undefined ? what : `${what}; found: ${JSON.stringify(found).slice(0, 500)}`);
    console.log(`  ${holds ? "ok" : "NOT OK"} ${what}`);
  }

  result() {
    return { passed: this.#passed, failed: this.#failures.length, skipped: 0, failures: this.#failures };
  }
}
