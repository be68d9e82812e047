import { api, closeAll, isNode, paths, show, untilCodes } from "./editor";
import { equal, until } from "./expect";

suite("A server that ends", () => {
  teardown(closeAll);

  test("comes back and says the same", async function () {
    // A browser offers nobody outside of a worker a way to end it.
    if (!isNode) this.skip();
    const { document } = await show(paths.buttonFlow);
    const server = await api();
    await untilCodes(document.uri, "codes before", (codes) => codes.includes("premium-connector"));
    const before = server.serverProcess() as number;
    process.kill(before, "SIGKILL");
    await until(
      "state",
      () => server.serverState().kind,
      (kind) => kind === "pausing",
    );
    await until(
      "state in the end",
      () => server.serverState().kind,
      (kind) => kind === "running",
    );
    equal(server.serverProcess() === before, false, "same process");
    await untilCodes(document.uri, "codes after", (codes) => codes.includes("premium-connector"));
  });
});
