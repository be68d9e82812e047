/** What mocha puts in place for tests; `this` of a test can skip it. */
declare function suite(title: string, define: () => void): void;
declare function test(title: string, run: (this: { skip(): never }) => Promise<void> | void): void;
declare function suiteSetup(run: () => Promise<void>): void;
declare function setup(run: () => Promise<void>): void;
declare function teardown(run: () => Promise<void>): void;
declare function suiteTeardown(run: () => Promise<void>): void;
