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

  test("leads to the child flow, to the connector's page, to the rule's page and to the setting", async () => {
    const { document } = await show(paths.buttonFlow);
    const on = (key: string) =>
      until(
        `hover on ${key}`,
        () => hoverText(document, positionOf(document, key)),
        (text) => text !== "",
      );
    const call = await on('"Run_a_Child_Flow_Create_work_order": {');
    includes(call, "[Create work order](");
    includes(call, "CreateWorkOrder-9E539B2A-F0A7-48BD-83D6-04E827E4B130.json)");
    const premium = await on('"Insert_row_(V2)": {');
    includes(premium, "[SQL Server](https://learn.microsoft.com/connectors/sql/)");
    includes(premium, "[premium-connector](https://");
    includes(await on('"manual": {'), "(command:flowLicense.openSetting?");
  });
});
