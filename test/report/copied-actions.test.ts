import { describe, expect, it } from "vitest";
import { printReport } from "./lint-report";

const http = { type: "Http", inputs: { method: "GET", uri: "https://example.org" }, runAfter: {} };
const each = { type: "Foreach", foreach: "@body('Rows')", actions: { Note: { type: "Compose", inputs: 1 } } };

async function told(copied: unknown): Promise<string> {
  return await printReport("text", { "copied.json": JSON.stringify(copied) });
}

describe("A copied action is called", () => {
  it("by its type where the copy is the action alone", async () => {
    expect(await told(http)).toContain('The HTTP action "Http" is premium');
    expect(await told(each)).toContain("How many items Foreach works through is not known");
    expect(await told([http, each])).toContain("How many items Foreach works through is not known");
  });

  it("as the classic designer notes", async () => {
    const copied = { operationName: "Call_the_site", operationDefinition: http, isTrigger: false };
    expect(await told(copied)).toContain('The HTTP action "Call the site" is premium');
  });

  it("as the newer designer notes", async () => {
    const scope = { nodeId: "For_every_row", serializedOperation: each, isScopeNode: true, mslaNode: true };
    expect(await told(scope)).toContain("How many items For every row works through is not known");
    const single = { nodeId: "Call_the_site", nodeOperationInfo: http, mslaNode: true };
    expect(await told(single)).toContain('The HTTP action "Call the site" is premium');
  });

  it("by its type where the copy has a name that is no text", async () => {
    expect(await told({ operationName: null, operationDefinition: http })).toContain('"Http" is premium');
  });
});

it("The formula of a copied action counts no trigger", async () => {
  expect(await told(each)).toContain("  Actions: 1 + n, with n = 10 for Foreach (assumed).");
});
