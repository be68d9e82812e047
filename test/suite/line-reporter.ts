interface MochaTest {
  readonly duration?: number;
  titlePath(): string[];
}

interface MochaRunner {
  on(event: "pass" | "pending" | "fail" | "end", listener: (test: MochaTest, error?: Error) => void): void;
}

/** Writes lines that every host hands on, and at the end one that the runner reads. */
export class LineReporter {
  constructor(runner: MochaRunner) {
    const counts = { passed: 0, skipped: 0, failures: [] as string[] };
    runner.on("pass", (test) => {
      counts.passed++;
      console.log(`  ok ${nameOf(test)} (${test.duration ?? 0} ms)`);
    });
    runner.on("pending", (test) => {
      counts.skipped++;
      console.log(`  skip ${nameOf(test)}`);
    });
    runner.on("fail", (test, error) => {
      counts.failures.push(nameOf(test));
      console.log(`  NOT OK ${nameOf(test)}: ${stackOf(error)}`);
    });
    runner.on("end", () => console.log(`##HOST-TESTS ${JSON.stringify(counts)}`));
  }
}

function nameOf(test: MochaTest): string {
  return test.titlePath().join(" > ");
}

/** The lines of mocha below our own say nothing. */
function stackOf(error: Error | undefined): string {
  return (error?.stack ?? String(error)).split("\n").slice(0, 4).join("\n");
}
