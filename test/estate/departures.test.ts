import { describe, expect, it } from "vitest";
import {
  button,
  childCall,
  childId,
  compose,
  everyDay,
  getRows,
  newItem,
  parentId,
  response,
  workflowFile,
} from "../report/flow-parts";
import { solutionFile } from "../report/lint-report";
import { look } from "./look";

const premium = solutionFile({ triggers: everyDay, actions: { Get: getRows } });
const standard = solutionFile({ triggers: newItem, actions: { Compose: compose } });
const instant = solutionFile({ triggers: button, actions: { Get: getRows } });
const owners = "Flow,Owner\nPremium,kim\nStandard,kim\nInstant,kim\nOther,lee\n";
const flows = { "Premium.json": premium, "Standard.json": standard, "Instant.json": instant, "Other.json": premium };

// biome-ignore lint/suspicious/noExplicitAny: the report as a script reads it
type Loose = any;

function effects({ json }: { readonly json: Loose }): Record<string, unknown> {
  return Object.fromEntries(json.leaving.flows.map(({ name, effect, wayOut }: Loose) => [name, [effect, wayOut]]));
}

describe("when an owner leaves", () => {
  it("premium flows that run on the owner's license are turned off; who runs an instant flow stays", async () => {
    const found = await look(flows, { owners }, {}, "KIM");
    expect(effects(found)).toEqual({
      Premium: ["stops", "newOwner"],
      Standard: ["unsettled", "newOwner"],
      Instant: ["keeps", null],
    });
    expect(found.text).toContain(
      "If KIM leaves (3 flows): 1 will be turned off, no source says what becomes of 1 and 1 will go on.",
    );
    expect(found.text).toContain("turned off after 14 days");
    expect(found.report.people).toEqual([
      { person: "kim", flows: { stops: 1, slows: 0, unsettled: 1, keeps: 1 }, shared: 0 },
      { person: "lee", flows: { stops: 1, slows: 0, unsettled: 0, keeps: 0 }, shared: 0 },
    ]);
  });

  it("a standard flow loses the limit of a better license", async () => {
    const licenses = "User,License\nkim,Power Automate Premium\n";
    const found = await look(flows, { owners, licenses }, {}, "kim");
    expect(effects(found).Standard).toEqual(["slows", "newOwner"]);
    expect(found.text).toContain("Its limit falls from 40,000 to 6,000 requests a day.");
    const { json } = await look(flows, { owners, licenses }, { period: "transition" }, "kim");
    expect(json.leaving.flows.find(({ name }: Loose) => name === "Standard")).toMatchObject({ lowLimit: 10_000 });
  });

  it.each<[string, object]>([
    ["a Process license of the flow", { processLicense: true }],
    ["a licensed flow group", { flowGroup: "g" }],
    ["the Process license of an associated flow", { associatedWith: "Other" }],
  ])("a flow goes on with %s", async (_, values) => {
    const found = await look(flows, { owners }, { flows: [{ match: "Premium", ...values }] }, "kim");
    expect(effects(found).Premium).toEqual(["keeps", null]);
  });

  it("outside of a solution the owner stays", async () => {
    const bare = { "Bare.json": JSON.stringify({ $schema: "x", triggers: everyDay, actions: { Get: getRows } }) };
    const found = await look(bare, { owners: "Flow,Owner\nBare,kim\n" }, {}, "kim");
    expect(effects(found)).toEqual({ Bare: ["stops", "copyOrProcess"] });
    expect(found.text).toContain("add it to a solution first, import a copy, or license it with Process");
  });

  it("child flows go with the parent's owner, and in the transition period with their own", async () => {
    const family = {
      [workflowFile("Parent", parentId)]: solutionFile({ triggers: everyDay, actions: { Call: childCall(childId) } }),
      [workflowFile("Child", childId)]: solutionFile({
        triggers: button,
        actions: { Get: getRows, Response: response },
      }),
    };
    const table = { owners: `Flow ID,Owner\n${parentId},kim\n${childId},lee\n` };
    expect(effects(await look(family, table, {}, "kim"))).toEqual({
      Parent: ["stops", "newOwner"],
      Child: ["stops", "newOwnerOfParent"],
    });
    expect(effects(await look(family, table, {}, "lee"))).toEqual({ Child: ["keeps", null] });
    const transition = { period: "transition" };
    expect(effects(await look(family, table, transition, "lee"))).toEqual({ Child: ["stops", "newOwner"] });
    expect(effects(await look(family, table, transition, "kim")).Parent).toEqual(["unsettled", "newOwner"]);
  });

  it("tells an account that several people use, and owners that nothing tells", async () => {
    const shared = { context: { owner: "serviceAccount", sharedAccountUsers: 5 } };
    const found = await look(flows, { owners: "Flow,Owner\nPremium,svc\n" }, shared, "svc");
    expect(found.text).toContain("5 people use the account.");
    expect(found.report.people).toMatchObject([{ person: "svc", shared: 1 }]);
    expect(found.report.withoutOwner).toBe(3);
    expect(found.text).toContain("Nothing tells who owns 3 flows");
  });

  it("keeps control characters of names out of what it prints", async () => {
    const { text } = await look(
      flows,
      { owners: "Flow,Owner\nPremium,\u001b[31mkim\u202e\n" },
      {},
      "\u001b[31mkim\u202e",
    );
    expect(text).toContain("If [31mkim leaves");
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it.each([
    ["who owns nothing", "kim", "max", "no owner of a flow among the inputs is called so.\n"],
    ["with a letter too many", "kim@x.org", "Kimm@x.org", "is called so. Did you mean kim@x.org?\n"],
    ["of another domain", "kim@x.org", "kim@y.org", "is called so. Did you mean kim@x.org?\n"],
    ["whose domain alone is that of an owner", "kim@long.example.org", "max@long.example.org", "is called so.\n"],
  ])("nobody is missed %s, and a name that comes near is told", async (_, owner, person, told) => {
    const { text } = await look(flows, { owners: `Flow,Owner\nPremium,${owner}\n` }, {}, person);
    expect(text).toContain(
      `No flow is known to depend on ${person}: no owner of a flow among the inputs is called so.`,
    );
    expect(text).toContain(told);
  });

  it("nobody's flows are known without a list of owners", async () => {
    expect((await look(flows, {}, {}, "kim")).text).toContain(
      "No flow is known to depend on kim: nothing tells who owns the flows; --owners takes a list.",
    );
  });
});
