/** Ends a run with the line "N passed, N failed", for readers that take in nothing else. */
export default class CountReporter {
  onTestRunEnd(modules, errors) {
    let passed = 0;
    // An error outside of any test fails the run, and so does a file that cannot be loaded.
    let failed = errors.length;
    for (const module of modules) {
      failed += module.errors().length;
      for (const suite of module.children.allSuites()) failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed++;
        else failed++;
      }
    }
    console.log(`\n${passed} passed, ${failed} failed`);
  }
}
