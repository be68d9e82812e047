import { describe, expect, it } from "vitest";
import { button, childId, everyDay, getRows, http, newItem, parentId } from "../report/flow-parts";
import type { Inputs } from "../report/lint-report";
import {
  agentFlow,
  alone,
  associated,
  automated,
  automatedStandard,
  child,
  context,
  desktopFlow,
  inPackage,
  instant,
  newest,
  own,
  powerApp,
  prompt,
  runAs,
  runners,
  runOf,
  scheduled,
  sql,
  standard,
  transition,
} from "./flows";
import { licenseOf } from "./license-block";
import { ownerHas, payAsYouGo, runsPerDay, servicePrincipal, usersHave } from "./step-case";
import { office, perApp, powerApps, premium, teamMember } from "./ways";

/* Contradictions between sources (section 9 of the licensing reference), each where it bears on an answer. */

const cases: readonly (readonly [id: string, when: string, inputs: Inputs, settings?: object])[] = [
  ["X-01", "Medium in the transition period", alone(automated), { ...transition, ...newest }],
  ["X-02", "pay-as-you-go in the transition period", alone(scheduled), { ...transition, ...payAsYouGo }],
  [
    "X-03",
    "Team Members in the transition period",
    associated(automated),
    { ...transition, ...context({ app: "dynamics365", ownerLicenses: [teamMember] }) },
  ],
  ["X-04", "two licenses held", alone(automated), ownerHas(premium, powerApps)],
  ["X-05", "an instant flow in the transition period", alone(instant), transition],
  [
    "X-07",
    "a child of a member of a licensed flow group",
    child(sql, everyDay),
    own(parentId, { flowGroup: "Finance" }),
  ],
  [
    "X-08",
    "a flow associated with one that has a Process license",
    alone(automated),
    own(childId, { associatedWith: "Invoices" }),
  ],
  ["X-09", "several Process licenses on one flow", alone(runOf(10, newItem, getRows)), runsPerDay(60_000)],
  ["X-10", "Process for a flow outside of a solution", inPackage(instant), runners(11)],
  ["X-11", "a premium flow of a service principal", alone(automated), servicePrincipal],
  ["X-13", "pay-as-you-go", alone(scheduled), payAsYouGo],
  ["X-14", "AI Builder credits inside licenses", alone({ triggers: newItem, actions: prompt })],
  ["X-19", "an AI Builder action and premium", alone({ triggers: newItem, actions: prompt })],
  ["X-20", "a Windows license", alone(automatedStandard), ownerHas("windows")],
  ["X-21", "plain HTTP", alone({ triggers: everyDay, actions: { Get: http } })],
  ["X-25", "a Dataverse row trigger that runs as its user", runAs(1)],
  ["X-25", "a Dataverse row trigger that runs as the owner", runAs(3)],
  ["X-26", "a child in the transition period", child(sql, everyDay), transition],
  ["X-27", "Hosted Process for a cloud flow", alone(desktopFlow("unattended")), context({ hostedMachine: true })],
  [
    "X-30",
    "a service principal in Dynamics 365 context",
    alone(automated),
    context({ owner: "servicePrincipal", app: "dynamics365" }),
  ],
  ["X-31", "one Process license and the cloud flows of its machine", alone(desktopFlow("unattended"))],
  ["X-32", "Process and the user of a desktop flow's connection", alone(desktopFlow("unattended"))],
  [
    "X-34",
    "Microsoft 365 in a Dataverse for Teams environment",
    alone(automated),
    context({ environment: "dataverseForTeams", ownerLicenses: [office] }),
  ],
  ["X-36", "an agent flow", agentFlow({ triggers: button, actions: standard })],
  ["X-37", "per app", alone({ triggers: powerApp, actions: sql }), usersHave(perApp)],
  ["X-39", "Power Automate Plan 1", alone(automatedStandard), ownerHas("power-automate-plan-1-legacy")],
  ["X-41", "a flow that Power Apps starts", alone({ triggers: powerApp, actions: sql })],
  ["X-42", "a standard flow of a service principal", alone(automatedStandard), servicePrincipal],
];

describe("sources that contradict each other", () => {
  it.each(cases.map((it) => [`${it[0]}: ${it[1]}`, it] as const))("%s", async (_, [id, , inputs, settings]) => {
    const { disputed } = await licenseOf(inputs, settings);
    expect(disputed.map((it) => it.id)).toContain(id);
    for (const { topic, says, source } of disputed) {
      expect(topic).toMatch(/\w{3,}/);
      expect(says).toMatch(/\w{3,}/);
      expect(says).not.toContain("\n");
      expect(source).toMatch(/^[a-z0-9]+(#[a-z0-9-]+)?$/);
    }
  });

  it("are told only where they bear on the answer, each once", async () => {
    const { disputed } = await licenseOf(alone(automated));
    const ids = disputed.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => cases.some(([told]) => told === id))).toEqual([]);
  });
});
