import { window, workspace } from "vscode";
import { api, closeAll, paths, replaceAll, show } from "./editor";
import { until } from "./expect";

suite("Status bar", () => {
  teardown(closeAll);

  test("tells what the flow of the active editor costs, and nothing beside other files", async () => {
    await show(paths.buttonFlow);
    await untilStatus((text) => text === "4 to 9 requests a run · Power Automate Premium");
    await show(paths.otherJson);
    await untilStatus((text) => text === undefined);
    await show(paths.loopFlow);
    await untilStatus((text) => text === "148 requests a run · Power Automate Free");
  });

  test("follows what someone types", async () => {
    const { document } = await show(paths.loopFlow);
    await untilStatus((text) => text?.startsWith("148 ") === true);
    await replaceAll(document, '"Apply_to_each_building"', '"Apply_to_each_house"');
    // The settings name the loop, which now has the items that are assumed of any other.
    await untilStatus((text) => text?.startsWith("124 ") === true);
  });

  test("sums up a document of several flows", async () => {
    const flow = { definition: { triggers: { manual: { type: "Request", kind: "Button" } }, actions: {} } };
    const other = {
      definition: {
        triggers: { every: { type: "Recurrence", recurrence: { frequency: "Day", interval: 1 } } },
        actions: { Wait: { type: "Wait", inputs: {} } },
      },
    };
    const content = JSON.stringify({
      value: [flow, other].map((it, index) => ({ name: `flow-${index}`, properties: it })),
    });
    await window.showTextDocument(await workspace.openTextDocument({ language: "json", content }));
    await untilStatus((text) => text?.startsWith("2 flows · ") === true);
  });
});

async function untilStatus(isWanted: (text: string | undefined) => boolean): Promise<void> {
  const { flowStatus } = await api();
  await until("status", flowStatus, isWanted);
}
