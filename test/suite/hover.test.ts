import { closeAll, hoverText, paths, positionOf, show } from "./editor";
import { includes, until } from "./expect";

suite("Hover", () => {
  teardown(closeAll);

  test("on a loop tells what it costs", async () => {
    const { document } = await show(paths.loopFlow);
    const position = positionOf(document, '"Apply_to_each_building"');
    // 12 passes by flow-license.json: the loop itself, and in each pass 2 requests and 5 times 2 more.
    includes(
      await until(
        "hover",
        () => hoverText(document, position),
        (text) => text !== "",
      ),
      "145",
    );
  });

  test("on the trigger tells what a run costs", async () => {
    const { document } = await show(paths.loopFlow);
    const position = positionOf(document, '"Recurrence": {');
    includes(
      await until(
        "hover",
        () => hoverText(document, position),
        (text) => text !== "",
      ),
      "148",
    );
  });
});
