import { describe, expect, it } from "vitest";
import { onlyFlow, reportOn } from "./lint-report";

/** A template with one workflow, whose only action uses a connection with this API id. */
function template(apiId: string): string {
  const connection = { connection: { name: "@parameters('$connections')['mail']['connectionId']" } };
  const definition = {
    triggers: { Recurrence: { type: "Recurrence", recurrence: { frequency: "Day", interval: 1 } } },
    actions: { Send: { type: "ApiConnection", inputs: { host: connection, method: "post", path: "/Mail" } } },
  };
  const parameters = { $connections: { value: { mail: { connectionName: "mail", id: apiId } } } };
  return JSON.stringify({
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    resources: [{ type: "Microsoft.Logic/workflows", name: "Mail", properties: { definition, parameters } }],
  });
}

describe("A connector in a deployment template is told", () => {
  it.each([
    ["by its id", "/subscriptions/1/providers/Microsoft.Web/locations/westeurope/managedApis/office365", "office365"],
    [
      "by the end of a text that the template puts together",
      "[concat('/subscriptions/', subscription().subscriptionId, '/providers/Microsoft.Web/locations/', resourceGroup().location, '/managedApis/office365')]",
      "office365",
    ],
    [
      "by the last text of several",
      "[concat(subscription().id, '/providers/Microsoft.Web/locations/', variables('place'), '/managedApis/', 'office365')]",
      "office365",
    ],
    [
      "by the last argument of a resource id",
      "[subscriptionResourceId('Microsoft.Web/locations/managedApis', parameters('location'), 'office365')]",
      "office365",
    ],
    [
      "by the key of its reference, where a parameter holds the name",
      "[concat('/providers/Microsoft.Web/locations/westeurope/managedApis/', parameters('api'))]",
      "mail",
    ],
  ])("%s", async (_, apiId, connector) => {
    const { connectors } = onlyFlow(await reportOn({ "azuredeploy.json": template(apiId) }));
    expect(connectors.map(({ id }) => id)).toEqual([`shared_${connector}`]);
  });
});
