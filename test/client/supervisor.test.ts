import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pausesInSeconds, type ServerState, Supervisor, soundAfterSeconds } from "../../client/src/supervisor";

interface FakeServer {
  readonly end: () => void;
  stopped: boolean;
  stop(): Promise<void>;
}

let launched: FakeServer[];
let told: string[];
let fails: boolean;
let supervisor: Supervisor<FakeServer>;

beforeEach(() => {
  vi.useFakeTimers();
  launched = [];
  told = [];
  fails = false;
  supervisor = new Supervisor(launch, (state) => told.push(inWords(state)));
});

afterEach(() => vi.useRealTimers());

describe("a supervised server", () => {
  it("is started once, however many flows show", async () => {
    await Promise.all([supervisor.start(), supervisor.start()]);
    await supervisor.start();
    expect(launched).toHaveLength(1);
    expect(told).toEqual(["starting", "running"]);
  });

  it("is handed to whoever waits for it, through pauses, and refused once it is left stopped", async () => {
    const first = supervisor.ready();
    expect(await first).toBe(newest());
    newest().end();
    const second = supervisor.ready();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await second).toBe(newest());
    expect(launched).toHaveLength(2);
    fails = true;
    newest().end();
    const refused = expect(supervisor.ready()).rejects.toThrow("it ended");
    await vi.advanceTimersByTimeAsync(60_000);
    await refused;
    await expect(supervisor.ready()).rejects.toThrow("it ended");
  });

  it("is started again after growing pauses when it keeps ending, and then left stopped", async () => {
    await supervisor.start();
    for (const seconds of pausesInSeconds) {
      newest().end();
      expect(told.at(-1)).toBe(`pausing ${seconds} s`);
      await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
      expect(told.at(-1)).toBe(`pausing ${seconds} s`);
      await vi.advanceTimersByTimeAsync(1);
      expect(told.at(-1)).toBe("running");
    }
    newest().end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told.at(-1)).toBe("stopped: it ended");
    expect(launched).toHaveLength(1 + pausesInSeconds.length);
  });

  it("is forgiven its earlier ends once it has run for long", async () => {
    await supervisor.start();
    newest().end();
    await vi.advanceTimersByTimeAsync(1000);
    await vi.advanceTimersByTimeAsync(soundAfterSeconds * 1000);
    newest().end();
    expect(told.at(-1)).toBe("pausing 1 s");
  });

  it("that cannot be started is tried again in the same way", async () => {
    fails = true;
    await supervisor.start();
    expect(told).toEqual(["starting", "pausing 1 s"]);
    fails = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(told.at(-1)).toBe("running");
  });

  it("is restarted at once when asked to, also during a pause and after the last", async () => {
    await supervisor.start();
    newest().end();
    await supervisor.restart();
    expect(told.at(-1)).toBe("running");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(launched).toHaveLength(2);
    for (let count = 0; count <= pausesInSeconds.length; count++) {
      newest().end();
      await vi.advanceTimersByTimeAsync(10_000);
    }
    expect(told.at(-1)).toBe("stopped: it ended");
    await supervisor.restart();
    expect(told.at(-1)).toBe("running");
  });

  it("is stopped before another takes its place, and what it says then does not count", async () => {
    await supervisor.start();
    const first = newest();
    await supervisor.restart();
    expect(first.stopped).toBe(true);
    first.end();
    expect(told).toEqual(["starting", "running", "starting", "running"]);
  });

  it("ends with the editor without a word", async () => {
    await supervisor.start();
    await supervisor.stop();
    expect(newest().stopped).toBe(true);
    expect(told).toEqual(["starting", "running"]);
  });
});

async function launch(ended: (reason: string) => void): Promise<FakeServer> {
  if (fails) throw new Error("it ended");
  const server: FakeServer = {
    end: () => ended("it ended"),
    stopped: false,
    async stop() {
      this.stopped = true;
    },
  };
  launched.push(server);
  return server;
}

function newest(): FakeServer {
  return launched.at(-1) as FakeServer;
}

function inWords(state: ServerState): string {
  if (state.kind === "pausing") return `pausing ${state.seconds} s`;
  return state.kind === "stopped" ? `stopped: ${state.reason}` : state.kind;
}
