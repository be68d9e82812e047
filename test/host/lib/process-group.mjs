/**
 * Lets a child, which must lead a process group, end with this process, and all below it too: what a VS Code server
 * has started outlives it for a moment and would go on writing. Returns a function that ends it now.
 */
export function endWithThisProcess(child, afterwards) {
  const kill = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  const atExit = () => {
    kill("SIGKILL");
    afterwards();
  };
  process.once("exit", atExit);
  const gone = child.exitCode === null ? new Promise((resolve) => child.once("exit", resolve)) : Promise.resolve();
  return async () => {
    child.kill("SIGTERM");
    const patience = setTimeout(() => kill("SIGKILL"), 5000);
    await gone;
    clearTimeout(patience);
    kill("SIGKILL");
    process.removeListener("exit", atExit);
    await new Promise((resolve) => setTimeout(resolve, 200));
    afterwards();
  };
}
