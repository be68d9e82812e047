import { activationTimes } from "./activation-times";
import { api, closeAll, isNode } from "./editor";

suite("Activation", () => {
  teardown(closeAll);

  test("is told by the table of the startup performance", async function () {
    // In a browser the page is never filled by the version that the tests run in.
    if (!isNode) this.skip();
    await api();
    console.log(`##ACTIVATION beside other extensions: ${await activationTimes()}`);
  });
});
