import { describe, expect, test } from "vitest";
import { button, childCall, compose, response } from "../report/flow-parts";
import { idOf, type PlannedInput, planOf, readTable, toBuy } from "./plan-of";

/** As many flows as make Process cheaper than a Premium license for the owner of each. */
const many = 11;

function ownedBy(prefix: string, count: number, rest: Partial<PlannedInput> = {}): PlannedInput[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `${prefix}${String(index).padStart(2, "0")}`;
    return { name, solution: "Orders", actions: { Get: readTable("orders") }, owner: `owner of ${name}`, ...rest };
  });
}

const child = { solution: "Shared", triggers: button, actions: { Get: readTable("stock"), Response: response } };
const principal = { context: { owner: "servicePrincipal" } };

describe("How many Process licenses (section 4.3; the FAQ's questions on Process)", () => {
  test("one license is enough for a flow and its associated flows: same solution, same data sources", async () => {
    const plan = await planOf(ownedBy("Order", many));
    expect(toBuy(plan)).toHaveLength(1);
    expect(plan.total).toMatchObject({ pricePerMonth: 150, lowerBound: 150, gap: 0 });
    expect(plan.licenses[0]).toMatchObject({ license: "power-automate-process", quantity: 1 });
    expect(plan.licenses[0]?.flows).toHaveLength(many);
    expect(plan.licenses[0]?.steps).toMatchObject([{ do: "associate", flows: { length: many - 1 } }]);
  });

  test("flows of another solution are not associated, whatever data they share", async () => {
    const flows = [...ownedBy("Order", 6), ...ownedBy("Stock", 6, { solution: "Stock" })];
    expect((await planOf(flows)).total.pricePerMonth).toBe(12 * 15);
  });

  test("flows of the solution with other data sources are not associated", async () => {
    const flows = [...ownedBy("Order", 6), ...ownedBy("Stock", 6, { actions: { Get: readTable("stock") } })];
    expect((await planOf(flows)).total.pricePerMonth).toBe(12 * 15);
  });

  test("several processes in one solution take one license each", async () => {
    const flows = [...ownedBy("Order", many), ...ownedBy("Stock", many, { actions: { Get: readTable("stock") } })];
    const plan = await planOf(flows);
    expect(plan.total.pricePerMonth).toBe(2 * 150);
    expect(plan.graph.processes.map(({ length }) => length)).toEqual([many, many]);
  });

  test("each environment takes a license of its own: an imported flow is a new one", async () => {
    const flows = ["dev", "test", "prod"].flatMap((environment) => ownedBy("Order", many, { environment }));
    const plan = await planOf(flows, principal);
    expect(toBuy(plan)).toHaveLength(3);
    expect(plan.total.pricePerMonth).toBe(3 * 150);
    expect(plan.graph.copies).toBe(0);
  });

  test("licenses of people hold in all environments", async () => {
    const flows = ["dev", "test", "prod"].flatMap((environment) => ownedBy("Order", 2, { environment, owner: "Ann" }));
    expect((await planOf(flows)).total.pricePerMonth).toBe(15);
  });

  test("child flows are covered, of the same or of another solution", async () => {
    const calls = { Run: childCall(idOf("Child")), Get: readTable("orders") };
    const plan = await planOf(
      [
        { name: "Start", solution: "Orders", actions: calls },
        { ...child, name: "Child" },
      ],
      principal,
    );
    expect(toBuy(plan)).toEqual(["1 power-automate-process for Start: Start, Child"]);
    expect(plan.flows.find(({ name }) => name === "Child")?.by).toBe("parents");
  });

  test("child flows of child flows are covered too", async () => {
    const plan = await planOf(
      [
        { name: "Start", solution: "Orders", actions: { Run: childCall(idOf("Child")), Get: readTable("orders") } },
        { ...child, name: "Child", actions: { Run: childCall(idOf("Last")), Response: response } },
        { ...child, name: "Last" },
      ],
      principal,
    );
    expect(toBuy(plan)).toEqual(["1 power-automate-process for Start: Start, Child, Last"]);
  });

  test("a child flow with a license of its own frees standard callers from theirs, where there are many of them", async () => {
    const callers = ownedBy("Call", many, { actions: { Run: childCall(idOf("Child")) } });
    const plan = await planOf([...callers, { ...child, name: "Child" }]);
    expect(toBuy(plan)).toEqual(["1 power-automate-process for Child: Child"]);
    expect(plan.total.pricePerMonth).toBe(150);
  });

  test("where few call it, each of their owners needs Premium, and the child flow nothing of its own", async () => {
    const callers = ownedBy("Call", 3, { actions: { Run: childCall(idOf("Child")) } });
    const plan = await planOf([...callers, { ...child, name: "Child" }]);
    expect(plan.total.pricePerMonth).toBe(3 * 15);
    expect(plan.flows.at(-1)).toMatchObject({ name: "Child", by: "parents" });
  });

  test("a child flow whose license is held leaves its callers to what they do by themselves", async () => {
    const callers = ownedBy("Call", 3, { actions: { Run: childCall(idOf("Child")) } });
    const plan = await planOf([...callers, { ...child, name: "Child" }], {
      flows: [{ match: "Child", processLicense: true }],
    });
    expect(toBuy(plan)).toEqual([]);
    expect(plan.flows.at(-1)).toMatchObject({ name: "Child", by: "held" });
  });

  test("a Process license that is held covers associated flows, and costs nothing more", async () => {
    const plan = await planOf(ownedBy("Order", 3), { flows: [{ match: "Order00", processLicense: true }] });
    expect(toBuy(plan)).toEqual([]);
    expect(plan.flows.map(({ by }) => by)).toEqual(["held", "held", "held"]);
  });

  test("its allowance is shared: what is more takes a further license", async () => {
    const busy = { flows: [{ match: "*", estimates: { runsPerDay: 100_000 } }] };
    const flows = ownedBy("Order", 3, { actions: { Get: readTable("orders") } });
    // Each has 200,000 requests a day: too many for Premium, and three of them for two licenses.
    const plan = await planOf(flows, busy);
    expect(plan.total.pricePerMonth).toBe(3 * 150);
  });
});

describe("Flow groups of the newer edition", () => {
  test("up to 25 flows of any data share one license, child flows as members", async () => {
    const flows = Array.from({ length: 25 }, (_, index) => ({
      ...(ownedBy("Any", 25)[index] as PlannedInput),
      actions: { Get: readTable(`table ${index}`) },
    }));
    const older = await planOf(flows, { edition: "2025-06" });
    const newer = await planOf(flows, { edition: "2026-11" });
    expect(older.total.pricePerMonth).toBe(25 * 15);
    expect(newer.total).toMatchObject({ pricePerMonth: 150, lowerBound: 150 });
    expect(newer.licenses[0]).toMatchObject({ for: { kind: "group" }, steps: [{ do: "make-group" }] });
  });

  test("a 26th flow does not fit", async () => {
    const flows = Array.from({ length: 26 }, (_, index) => ({
      ...(ownedBy("Any", 26)[index] as PlannedInput),
      actions: { Get: readTable(`table ${index}`) },
    }));
    expect((await planOf(flows, { edition: "2026-11" })).total.pricePerMonth).toBe(150 + 15);
  });
});

describe("Premium of people", () => {
  test("one license of an owner covers all flows that the owner pays for", async () => {
    const plan = await planOf(ownedBy("Order", 5, { owner: "Ann" }));
    expect(toBuy(plan)).toEqual(["1 power-automate-premium for Ann: Order00, Order01, Order02, Order03, Order04"]);
  });

  test("what the list of licenses has for an owner is not bought again", async () => {
    const flows = [...ownedBy("Order", 1, { owner: "Ann" }), ...ownedBy("Stock", 1, { owner: "Bob" })];
    const tables = {
      owners: "Flow name,Owner\nOrder00,Ann\nStock00,Bob\n",
      licenses: "User,License\nAnn,Power Automate Premium\n",
    };
    const plan = await planOf(flows, {}, { tables });
    expect(toBuy(plan)).toEqual(["1 power-automate-premium for Bob: Stock00"]);
    expect(plan.flows[0]).toMatchObject({ by: "held" });
  });

  test("who owns an instant flow is taken to run it, unless someone says how many do or that no person owns it", async () => {
    const flows = ownedBy("Order", 1, { triggers: { manual: { type: "Request", kind: "Button", inputs: {} } } });
    const licenses = "User,License\nAnn,Power Automate Premium\n";
    const toBuyFor = async (owners: string, settings: object = {}) =>
      toBuy(await planOf(flows, settings, { tables: { owners, licenses } }));
    expect(await toBuyFor("Flow name,Owner\nOrder00,Ann\n")).toEqual([]);
    expect(await toBuyFor("Flow name,Owner\nOrder00,Ann\n", { estimates: { invokingUsers: 1 } })).toHaveLength(1);
    expect(await toBuyFor("Flow name,Owner,Owner type\nOrder00,Ann,Service principal\n")).toHaveLength(1);
  });

  test("standard flows are covered by the rights that come with most accounts", async () => {
    const plan = await planOf([{ name: "Plain", solution: "Orders", actions: { Compose: compose } }]);
    expect(plan.total.pricePerMonth).toBe(0);
    expect(plan.flows[0]).toMatchObject({ by: "seeded" });
  });

  test("unknown owners are one person for a solution, and the range tells what that decides", async () => {
    const flows = [...ownedBy("Order", 2), ...ownedBy("Stock", 1, { solution: "Stock" })].map(
      ({ owner: _, ...flow }) => flow,
    );
    const plan = await planOf(flows);
    expect(plan.total.pricePerMonth).toBe(2 * 15);
    expect(plan.owners).toMatchObject({ flows: 3, ifOneOwnsAll: 15, ifEachHasAnother: 3 * 15 });
    expect(plan.assumptions).toContainEqual(expect.objectContaining({ what: "owner", replacedBy: "--owners" }));
  });

  test("a license that is not to be bought makes room for the next cheapest", async () => {
    const flows = ownedBy("Order", many);
    const plan = await planOf(flows, {}, { without: ["power-automate-process"] });
    expect(plan.total.pricePerMonth).toBe(many * 15);
    const neither = await planOf(flows, {}, { without: ["power-automate-process", "power-automate-premium"] });
    expect(neither.flows.every(({ by }) => by === "not-covered")).toBe(true);
  });

  test("people who get Premium take no Microsoft 365 license for a standard flow besides", async () => {
    const flows = [
      { name: "Record", solution: "Orders", triggers: button, actions: { Get: readTable("orders") } },
      { name: "Plain", solution: "Orders", triggers: button, actions: { Compose: compose } },
    ];
    const plan = await planOf(flows, { estimates: { invokingUsers: 8 } });
    expect(toBuy(plan)).toEqual(["8 power-automate-premium for solution Orders: Plain, Record"]);
    expect(plan.total).toMatchObject({ pricePerMonth: 8 * 15, notPriced: 0 });
    expect(plan.flows[0]).toMatchObject({ name: "Plain", by: "people", notEnough: [] });
  });

  test("an unknown price is told apart and never added as nothing", async () => {
    const shared = { context: { shared: true } };
    const plan = await planOf([{ name: "Plain", solution: "Orders", actions: { Compose: compose } }], shared);
    expect(plan.total).toMatchObject({ pricePerMonth: 0, notPriced: 1 });
    expect(plan.licenses[0]).toMatchObject({ license: "microsoft-365", pricePerMonth: null });
  });
});

test("flows that call each other in a circle are told", async () => {
  const plan = await planOf([
    { ...child, name: "Ping", actions: { Run: childCall(idOf("Pong")), Response: response } },
    { ...child, name: "Pong", actions: { Run: childCall(idOf("Ping")), Response: response } },
  ]);
  expect(plan.graph.cycles).toEqual([[0, 1]]);
});
